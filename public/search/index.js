globalThis.sitegenIndexFile="index.7098fb14.js"
