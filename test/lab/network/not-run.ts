/** Stands in for a file of tests that this machine cannot run. */
import { test } from 'node:test'

test(`all of ${process.env['EGRESS_GATE_NOT_RUN_FILE']}`, { skip: process.env['EGRESS_GATE_NOT_RUN'] ?? 'not run' }, () => {})
