/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({});
/******/ 	function __webpack_require__(moduleId) { return __webpack_modules__[moduleId]; }
Office.context.mailbox.item.saveAsync();
/******/ })();
