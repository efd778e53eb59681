export const id = 6577;
export const ids = [6577];
export const modules = {

/***/ 6577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   question: () => (/* binding */ question)
/* harmony export */ });
/** Makes a spec that asks something else. */
const question = {
    name: 'question',
    inputs: read => {
        const request = {
            spec: read.file('spec', { required: true }),
            targets: read
                .text('targets')
                .split(/[\s,]+/)
                .filter(word => word !== ''),
            expectations: read.text('expectations'),
        };
        if (request.targets.length === 0 && request.expectations === '')
            read.fault('targets', 'is empty, and so is expectations: ask something');
        return request;
    },
    run: async (request, world) => {
        const { runQuestion } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(4476), __webpack_require__.e(2287), __webpack_require__.e(5583)]).then(__webpack_require__.bind(__webpack_require__, 4781));
        return runQuestion(request, world);
    },
};


/***/ })

};
