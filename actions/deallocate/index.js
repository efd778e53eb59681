import { main } from '../../dist/index.js'

main('deallocate', import.meta.dirname)
