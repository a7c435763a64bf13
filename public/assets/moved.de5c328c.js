"use strict";
{
const lead = () => {
let id = location.hash.slice(1);
try {
id = decodeURIComponent(id);
} catch {}
const place = id ? document.getElementById(id) : null;
const part = place?.closest("ul.moved") ? place.querySelector("a") : null;
if (part) return location.replace(part.href);
const whole = document.querySelector("a.moved");
if (whole) location.replace(whole.hash ? whole.href : whole.href + location.hash);
};
lead();
addEventListener("hashchange", lead);
}
