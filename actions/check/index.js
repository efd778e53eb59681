import { main } from '../../dist/index.js'

main('check', import.meta.dirname)
