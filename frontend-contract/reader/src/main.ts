/** Main: what the entry page starts. */

import { createClient } from 'chapo-client';

import { listenForConsent } from './consent.js';
import { Navigation } from './navigation.js';
import { placeOf } from './place.js';
import { Preview, takenToken } from './preview.js';

const place = placeOf(document);
if (place) {
  const chapo = createClient({ base: place.api });
  const token = takenToken();
  listenForConsent(place.root);
  if (token) new Preview(place, chapo, token).start();
  else new Navigation(place, chapo).start();
}
