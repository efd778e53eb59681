export const id = 9240;
export const ids = [9240];
export const modules = {

/***/ 9240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   context: () => (/* binding */ f),
/* harmony export */   "default": () => (/* binding */ a),
/* harmony export */   getOctokit: () => (/* binding */ m)
/* harmony export */ });
/* harmony import */ var _shared_3P3HDIKM_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9064);
/* harmony import */ var _shared_RTJ4YMHP_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8293);
/* harmony import */ var _shared_5HHRMCVY_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7625);
/* harmony import */ var _shared_PHW2C5TG_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6891);
/* harmony import */ var _shared_GZCEMY26_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9460);
/* harmony import */ var _shared_3FQR27Z7_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6305);
/* harmony import */ var _shared_IQ5VV3OW_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8283);
/* harmony import */ var _shared_DK4QFFTC_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8416);
/* harmony import */ var _shared_ALFRNT5C_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4160);
/* harmony import */ var _shared_YVOTJD2T_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4083);
/* harmony import */ var _shared_SP2U5MG6_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4714);
/* harmony import */ var _shared_IRNOADKA_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7570);
/* harmony import */ var _shared_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4263);
var f=new _shared_3P3HDIKM_js__WEBPACK_IMPORTED_MODULE_0__.a;function m(r,i,...p){let l=_shared_3P3HDIKM_js__WEBPACK_IMPORTED_MODULE_0__.e.plugin(...p);return new l((0,_shared_3P3HDIKM_js__WEBPACK_IMPORTED_MODULE_0__.f)(r,i))}var a=void 0;


/***/ })

};
