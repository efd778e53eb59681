import { main } from '../../dist/index.js'

main('question', import.meta.dirname)
