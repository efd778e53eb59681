import { runPost } from '../../../src/github/post.ts'

runPost('sample')
