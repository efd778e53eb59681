export const id = 7495;
export const ids = [7495];
export const modules = {

/***/ 7495:
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
        const { runQuestion } = await Promise.all(/* import() */[__webpack_require__.e(8246), __webpack_require__.e(9682), __webpack_require__.e(4632), __webpack_require__.e(3134), __webpack_require__.e(2154)]).then(__webpack_require__.bind(__webpack_require__, 7551));
        return runQuestion(request, world);
    },
};


/***/ })

};
