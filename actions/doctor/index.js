import { main } from '../../dist/index.js'

main('doctor', import.meta.dirname)
