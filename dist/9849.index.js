export const id = 9849;
export const ids = [9849];
export const modules = {

/***/ 9849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fleetVerdict: () => (/* binding */ fleetVerdict)
/* harmony export */ });
/** One verdict about many clusters. */
const fleetVerdict = {
    name: 'fleet-verdict',
    // None of them is required: a fleet that could not even be read has a verdict too, and it is not a pass.
    inputs: read => ({
        clusters: read.text('clusters'),
        result: read.text('result'),
        evidenceDirectory: read.text('evidence-directory', { required: true }),
    }),
    run: async (request, world) => {
        const { runFleetVerdict } = await __webpack_require__.e(/* import() */ 6091).then(__webpack_require__.bind(__webpack_require__, 6091));
        return runFleetVerdict(request, world);
    },
};


/***/ })

};
