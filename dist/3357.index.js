export const id = 3357;
export const ids = [3357];
export const modules = {

/***/ 3357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fleet: () => (/* binding */ fleet)
/* harmony export */ });
/** Gives the clusters of a file to a matrix. */
const fleet = {
    name: 'fleet',
    inputs: read => ({ fleet: read.file('fleet', { required: true }), clusters: read.list('clusters'), runner: runnerOf(read) }),
    run: async (request) => {
        const { runFleet } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(1488)]).then(__webpack_require__.bind(__webpack_require__, 1488));
        return runFleet(request);
    },
};
const runnerOf = (read) => {
    const text = read.text('runner');
    try {
        const value = JSON.parse(text);
        const labels = Array.isArray(value) ? value : [value];
        if (labels.length > 0 && labels.every(label => typeof label === 'string' && label !== ''))
            return JSON.stringify(value);
    }
    catch {
        // Told below, in the same words.
    }
    return read.fault('runner', `must be a label in quotes or a list of labels, as JSON, got ${text.slice(0, 60)}`);
};


/***/ })

};
