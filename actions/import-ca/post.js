import { post } from '../../dist/index.js'

post('import-ca')
