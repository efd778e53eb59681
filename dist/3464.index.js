export const id = 3464;
export const ids = [3464];
export const modules = {

/***/ 3464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   asksForToken: () => (/* binding */ asksForToken),
/* harmony export */   secretsIn: () => (/* binding */ secretsIn),
/* harmony export */   withToken: () => (/* binding */ withToken)
/* harmony export */ });
/** Every secret text in a kubeconfig, so that it can be masked. */
async function secretsIn(kubeconfig) {
    const { parse } = await __webpack_require__.e(/* import() */ 7164).then(__webpack_require__.bind(__webpack_require__, 7164));
    const { users = [] } = parse(kubeconfig);
    return users.flatMap(({ user }) => ['token', 'client-key-data', 'password'].flatMap(name => (typeof user[name] === 'string' ? [user[name]] : [])));
}
/** Whether a user of it asks a program (`kubelogin`) or a plugin of old for a token. */
async function asksForToken(kubeconfig) {
    const { parse } = await __webpack_require__.e(/* import() */ 7164).then(__webpack_require__.bind(__webpack_require__, 7164));
    const { users = [] } = parse(kubeconfig);
    return users.some(({ user }) => asks(user));
}
/** The kubeconfig with `token` in place of every such question. */
async function withToken(kubeconfig, token) {
    const { parse, stringify } = await __webpack_require__.e(/* import() */ 7164).then(__webpack_require__.bind(__webpack_require__, 7164));
    const config = parse(kubeconfig);
    for (const entry of config.users ?? [])
        if (asks(entry.user))
            entry.user = { token };
    return stringify(config);
}
const asks = (user) => 'exec' in user || 'auth-provider' in user;


/***/ })

};
