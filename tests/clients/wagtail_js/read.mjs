// Reads a running newsroom with a published client of stock Wagtail API v2, and prints what it got as JSON.
import { CMSClient } from "wagtail-js";

const [baseURL, id, slug] = process.argv.slice(2);
const client = new CMSClient({ baseURL, apiPath: "/api/v2" });
console.log = console.error; // the client logs noisily; only the answers go to standard output

const answers = {
  listed: await client.fetchPages({ type: "news.ArticlePage", limit: 2, order: "-first_published_at" }),
  everything: await client.fetchPages({ type: "news.ArticlePage", fields: "*" }),
  byId: await client.fetchPage(Number(id)),
  bySlug: await client.fetchPage(slug),
  missing: await client.fetchPage(999999).catch((error) => ({ error: String(error) })),
  images: await client.fetchImages({ limit: 5 }),
};
process.stdout.write(JSON.stringify(answers));
