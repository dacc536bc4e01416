/** Memory: answers kept with their ETag, so that what has not changed is not sent again. */
export class Memory {
    limits;
    kept = new Map();
    characters = 0;
    constructor(limits) {
        this.limits = limits;
    }
    get size() {
        return this.kept.size;
    }
    /** The answer kept for this address, which becomes the one used last. */
    get(url) {
        const found = this.kept.get(url);
        if (found) {
            this.kept.delete(url);
            this.kept.set(url, found);
        }
        return found;
    }
    keep(url, answer) {
        this.forget(url);
        if (answer.text.length > this.limits.characters)
            return;
        this.kept.set(url, answer);
        this.characters += answer.text.length;
        for (const oldest of this.kept.keys()) {
            if (this.kept.size <= this.limits.answers && this.characters <= this.limits.characters)
                return;
            this.forget(oldest);
        }
    }
    forget(url) {
        const found = this.kept.get(url);
        if (!found)
            return;
        this.kept.delete(url);
        this.characters -= found.text.length;
    }
    clear() {
        this.kept.clear();
        this.characters = 0;
    }
}
