export const id = 9937;
export const ids = [9937,8172];
export const modules = {

/***/ 4160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ u),
/* harmony export */   b: () => (/* binding */ d),
/* harmony export */   c: () => (/* binding */ i),
/* harmony export */   d: () => (/* binding */ c),
/* harmony export */   e: () => (/* binding */ g),
/* harmony export */   f: () => (/* binding */ x),
/* harmony export */   g: () => (/* binding */ B)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var u=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((M,t)=>{t.exports=process.getBuiltinModule("node:http")});var d=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((h,o)=>{o.exports=process.getBuiltinModule("node:https")});var i=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((a,s)=>{s.exports=process.getBuiltinModule("node:net")});var c=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((m,l)=>{l.exports=process.getBuiltinModule("node:tls")});var g=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((v,n)=>{n.exports=process.getBuiltinModule("node:events")});var x=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((b,p)=>{p.exports=process.getBuiltinModule("node:stream")});var B=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((f,r)=>{r.exports=process.getBuiltinModule("node:url")});


/***/ }),

/***/ 8416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ i)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var i=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((l,e)=>{e.exports=process.getBuiltinModule("node:zlib")});


/***/ }),

/***/ 7570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ t)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var t=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((i,e)=>{e.exports=process.getBuiltinModule("node:util")});


/***/ }),

/***/ 3102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ n),
/* harmony export */   b: () => (/* binding */ o)
/* harmony export */ });
/* harmony import */ var _JOMSDQPL_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9663);
function n(e){return (0,_JOMSDQPL_js__WEBPACK_IMPORTED_MODULE_0__.o)(e,["key"])&&typeof e.key=="string"}function o(e){let t=e;return t&&typeof t.getToken=="function"&&(t.signRequest===void 0||t.getToken.length>0)}


/***/ }),

/***/ 8172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ s)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var s=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((p,e)=>{e.exports=process.getBuiltinModule("node:process")});


/***/ }),

/***/ 4714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ t)
/* harmony export */ });
/* harmony import */ var _YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4263);
var t=(0,_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_0__.b)((p,e)=>{e.exports=process.getBuiltinModule("node:crypto")});


/***/ }),

/***/ 229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ V),
/* harmony export */   b: () => (/* binding */ q),
/* harmony export */   c: () => (/* binding */ U)
/* harmony export */ });
/* harmony import */ var _JNQFUA7Q_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3102);
/* harmony import */ var _RJN3M37U_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(572);
var A="ApiVersionPolicy";function R(e){return{name:A,sendRequest:(t,r)=>{let n=new URL(t.url);return!n.searchParams.get("api-version")&&e.apiVersion&&(t.url=`${t.url}${n.searchParams.size>0?"&":"?"}api-version=${e.apiVersion}`),r(t)}}}var T="keyCredentialAuthenticationPolicy";function C(e,t){return{name:T,sendRequest(r,n){return r.headers.set(t,e.key),n(r)}}}function x(e,t,r={}){let{credential:n,clientOptions:c}=r;if(n){if((0,_JNQFUA7Q_js__WEBPACK_IMPORTED_MODULE_0__.b)(n)){let i=(0,_RJN3M37U_js__WEBPACK_IMPORTED_MODULE_1__.p)({credential:n,scopes:c?.credentials?.scopes??`${t}/.default`});e.addPolicy(i)}else if(b(n)){if(!c?.credentials?.apiKeyHeaderName)throw new Error("Missing API Key Header Name");let i=C(n,c?.credentials?.apiKeyHeaderName);e.addPolicy(i)}}}function k(e,t,r={}){let n=(0,_RJN3M37U_js__WEBPACK_IMPORTED_MODULE_1__.j)(r);return n.addPolicy(R(r)),x(n,e,{credential:t,clientOptions:r}),n}function b(e){return typeof e=="object"&&e!==null&&"key"in e&&typeof e.key=="string"}function p(e){return e.onResponse?{...e,onResponse(t,r){e.onResponse?.(t,r,r)}}:e}function U(e,t,r={}){let n;t&&(N(t)?n=t:r=t??{});let c=r.pipeline??k(e,n,r),i=(0,_RJN3M37U_js__WEBPACK_IMPORTED_MODULE_1__.a)(e,{...r,pipeline:c}),f=(a,...s)=>({get:(o={})=>i.path(a,...s).get(p(o)),post:(o={})=>i.path(a,...s).post(p(o)),put:(o={})=>i.path(a,...s).put(p(o)),patch:(o={})=>i.path(a,...s).patch(p(o)),delete:(o={})=>i.path(a,...s).delete(p(o)),head:(o={})=>i.path(a,...s).head(p(o)),options:(o={})=>i.path(a,...s).options(p(o)),trace:(o={})=>i.path(a,...s).trace(p(o))});return{path:f,pathUnchecked:f,pipeline:i.pipeline}}function N(e){return (0,_JNQFUA7Q_js__WEBPACK_IMPORTED_MODULE_0__.a)(e)||(0,_JNQFUA7Q_js__WEBPACK_IMPORTED_MODULE_0__.b)(e)}function V(e,t){return typeof e=="string"?(0,_RJN3M37U_js__WEBPACK_IMPORTED_MODULE_1__.c)(e,t):(0,_RJN3M37U_js__WEBPACK_IMPORTED_MODULE_1__.c)(e)}function q(e){return{...(0,_RJN3M37U_js__WEBPACK_IMPORTED_MODULE_1__.b)(e),tracingOptions:e.tracingOptions}}


/***/ }),

/***/ 4263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ m),
/* harmony export */   b: () => (/* binding */ n),
/* harmony export */   c: () => (/* binding */ o),
/* harmony export */   d: () => (/* binding */ p)
/* harmony export */ });
var g=Object.create;var e=Object.defineProperty;var h=Object.getOwnPropertyDescriptor;var i=Object.getOwnPropertyNames;var j=Object.getPrototypeOf,k=Object.prototype.hasOwnProperty;var m=(a=>typeof require<"u"?require:typeof Proxy<"u"?new Proxy(a,{get:(b,c)=>(typeof require<"u"?require:b)[c]}):a)(function(a){if(typeof require<"u")return require.apply(this,arguments);throw Error('Dynamic require of "'+a+'" is not supported')});var n=(a,b)=>()=>{try{return b||a((b={exports:{}}).exports,b),b.exports}catch(c){throw b=0,c}},o=(a,b)=>{for(var c in b)e(a,c,{get:b[c],enumerable:!0})},l=(a,b,c,f)=>{if(b&&typeof b=="object"||typeof b=="function")for(let d of i(b))!k.call(a,d)&&d!==c&&e(a,d,{get:()=>b[d],enumerable:!(f=h(b,d))||f.enumerable});return a};var p=(a,b,c)=>(c=a!=null?g(j(a)):{},l(b||!a||!a.__esModule?e(c,"default",{value:a,enumerable:!0}):c,a));


/***/ }),

/***/ 9937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   getClient: () => (/* reexport safe */ _shared_WAIBAL7Y_js__WEBPACK_IMPORTED_MODULE_0__.c)
/* harmony export */ });
/* harmony import */ var _shared_WAIBAL7Y_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(229);
/* harmony import */ var _shared_JNQFUA7Q_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3102);
/* harmony import */ var _shared_RJN3M37U_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(572);
/* harmony import */ var _shared_HD56T57B_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2146);
/* harmony import */ var _shared_IQ5VV3OW_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8283);
/* harmony import */ var _shared_DK4QFFTC_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8416);
/* harmony import */ var _shared_ALFRNT5C_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4160);
/* harmony import */ var _shared_JOMSDQPL_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9663);
/* harmony import */ var _shared_K7HG23NW_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8172);
/* harmony import */ var _shared_YVOTJD2T_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4083);
/* harmony import */ var _shared_SP2U5MG6_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4714);
/* harmony import */ var _shared_IRNOADKA_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7570);
/* harmony import */ var _shared_YC2ANOAA_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4263);



/***/ })

};
