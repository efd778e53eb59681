export const id = 4475;
export const ids = [4475];
export const modules = {

/***/ 4475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   whyNotAttested: () => (/* binding */ whyNotAttested)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/** Asks GitHub's own client whether a file was attested by the gate's workflow. Its word is taken; its absence is a no. */

const deadline = 60_000;
/** Why it is not attested. Undefined: it is. `gh attestation verify` needs `attestations: read`. */
async function whyNotAttested({ file, repository, signer, sourceSha }, world) {
    const args = ['attestation', 'verify', file, '--repo', repository, '--signer-workflow', signer.path];
    const commits = ['--signer-digest', signer.sha, '--source-digest', sourceSha];
    const { env, token, signal } = world;
    const host = new URL(env['GITHUB_SERVER_URL'] || 'https://github.com').host;
    const own = host === 'github.com' ? { GH_TOKEN: token } : { GH_ENTERPRISE_TOKEN: token, GH_HOST: host };
    return await new Promise((resolve, reject) => {
        const options = {
            env: { ...env, ...own, GH_PROMPT_DISABLED: '1', NO_COLOR: '1' },
            signal,
            timeout: deadline,
            maxBuffer: 8 * 1024 * 1024,
        };
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('gh', [...args, ...commits], options, (error, _, stderr) => {
            if (error === null)
                resolve(undefined);
            else if (signal.aborted)
                reject(error);
            else if ('code' in error && error.code === 'ENOENT')
                resolve('gh is not installed here');
            else
                resolve(error.killed ? 'gh did not answer in time' : `gh says no: ${lastLine(stderr) || 'nothing more'}`);
        });
    });
}
const lastLine = (text) => (text.trim().split('\n').at(-1) ?? '').replace(/[^\x20-\x7e]/g, '?').slice(0, 300);


/***/ })

};
