import type { RouteRecordRaw } from 'vue-router'
import ChooseSecret from '../features/anyone/choose-secret/ChooseSecret.vue'
import FirstDownload from '../features/anyone/first-download/FirstDownload.vue'
import SignIn from '../features/anyone/sign-in/SignIn.vue'
import UnlockPhone from '../features/anyone/unlock/UnlockPhone.vue'

/** Addresses that ask for no duty. The screens of the first day come with the shell, in one round trip; the rest when they are asked for. */
export const anyone: readonly RouteRecordRaw[] = [
  { path: '/', redirect: '/hom-nay' },
  { path: '/vao', component: SignIn, meta: { title: 'signIn.title' } },
  { path: '/ma-mo-khoa', component: ChooseSecret, meta: { title: 'secret.title' } },
  { path: '/mo-khoa', component: UnlockPhone, meta: { title: 'unlock.title' } },
  {
    path: '/doi-nguoi',
    component: () => import('../features/anyone/change-person/ChangePerson.vue'),
    meta: { title: 'change.title', words: ['seldom'] },
  },
  {
    path: '/chua-mo-duoc',
    component: () => import('../features/anyone/storage-trouble/StorageTrouble.vue'),
    meta: { title: 'broken.title', words: ['seldom'] },
  },
  { path: '/tai-ve', component: FirstDownload, meta: { title: 'download.title' } },
  {
    path: '/toi',
    component: () => import('../features/anyone/settings/MySettings.vue'),
    meta: { title: 'me.title', words: ['field', 'seldom'] },
  },
  {
    path: '/the-can-bo',
    component: () => import('../features/anyone/show-badge/ShowBadge.vue'),
    meta: { title: 'badge.title', words: ['slips'] },
  },
  {
    path: '/noi-dang-vao',
    component: () => import('../features/anyone/signed-in-places/SignedInPlaces.vue'),
    meta: { title: 'places.title', words: ['seldom'] },
  },
  {
    path: '/goi-chua-gui',
    component: () => import('../features/anyone/unsent-package/UnsentPackage.vue'),
    meta: { title: 'package.title', words: ['seldom'] },
  },
  { path: '/giup-do', component: () => import('../features/anyone/help/GetHelp.vue'), meta: { title: 'help.title', words: ['seldom'] } },
  {
    path: '/:unknown(.*)*',
    component: () => import('../features/anyone/not-found/NotFound.vue'),
    meta: { title: 'notFound.title', isUnknown: true, words: ['seldom'] },
  },
]
