import { main } from '../../dist/index.js'

main('fleet', import.meta.dirname)
