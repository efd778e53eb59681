import { main } from '../../dist/index.js'

main('reuse-evidence', import.meta.dirname)
