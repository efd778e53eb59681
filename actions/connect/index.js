import { main } from '../../dist/index.js'

main('connect', import.meta.dirname)
