import { main } from '../../dist/index.js'

main('import-ca', import.meta.dirname)
