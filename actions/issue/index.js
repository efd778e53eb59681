import { main } from '../../dist/index.js'

main('issue', import.meta.dirname)
