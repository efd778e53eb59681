import { main } from '../../dist/index.js'

main('install-ca-in-pod', import.meta.dirname)
