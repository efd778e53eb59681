export const id = 3353;
export const ids = [3353];
export const modules = {

/***/ 3353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   check: () => (/* binding */ check)
/* harmony export */ });
/** Holds a spec's expectations against its own policy, without asking anybody. */
const check = {
    name: 'check',
    inputs: read => ({
        spec: read.file('spec', { required: true }),
        oldSpec: read.text('old-spec'),
        failOn: read.oneOf('fail-on', ['none', 'error', 'warning', 'note']),
    }),
    run: async (request, world) => {
        const { runCheck } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(4476), __webpack_require__.e(198), __webpack_require__.e(2287), __webpack_require__.e(8113), __webpack_require__.e(2897)]).then(__webpack_require__.bind(__webpack_require__, 2897));
        return runCheck(request, world);
    },
};


/***/ })

};
