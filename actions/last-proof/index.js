import { main } from '../../dist/index.js'

main('last-proof', import.meta.dirname)
