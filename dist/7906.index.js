export const id = 7906;
export const ids = [7906];
export const modules = {

/***/ 7906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gateOf: () => (/* binding */ gateOf)
/* harmony export */ });
/**
 * The workflow file that this job is written in and its commit, `OWNER/egress-gate/.github/workflows/gate.yml`, from the job's own OIDC token
 * (claims `job_workflow_ref` and `job_workflow_sha`). The token comes from GitHub over TLS, so its signature is not checked again.
 * Undefined: the job has no such token, or it does not say so.
 */
async function gateOf(world) {
    const token = await world.idToken?.('egress-gate');
    if (token === undefined)
        return undefined;
    let claims;
    try {
        claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    }
    catch {
        return undefined;
    }
    const { job_workflow_ref: ref, job_workflow_sha: sha } = claims ?? {};
    if (typeof ref !== 'string' || typeof sha !== 'string' || !/^[\w.-]+\/[\w.-]+\/[^@\s]+@/.test(ref) || !/^[0-9a-f]{40,64}$/.test(sha))
        return undefined;
    return { path: ref.slice(0, ref.indexOf('@')), sha };
}


/***/ })

};
