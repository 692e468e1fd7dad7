import "lockstep-assessment";
import { createApp } from "vue";
import Page from "./Page.vue";

createApp(Page).mount("main");
