/**
 * What the buttons, counters and menus of web pages say, on lines of their own, in English, French, German and Spanish. Nothing of it is an
 * article's; how sure that is depends on where it stands, so there are three lists.
 */

/** Of a site: above its articles, beside its name. */
const ofSite = /^(?:skip to\b.{0,40}|subscribe(?: (?:now|today))?|sign (?:in|up|out)|log ?(?:in|out)|register|search(?: jobs)?|menu|support us|print subscriptions|my account|donate|open in app|get (?:the )?app|view (?:this email )?in (?:your )?browser|academic rigou?r, journalistic flair|s[’']abonner|se connecter|connexion|recherche[r]?|anmelden|einloggen|abonnieren|abo|suche|menü|suscr[íi]b[ei]te|iniciar sesi[óo]n|buscar)$/i

/** A way down to an article: "Home > Ideas > Essays". */
const path = /^(?:home|accueil|startseite|inicio)\s*[>›»/|]\s*\S.{0,80}$/i

/** Of one article: beside its title and below its end. */
const ofArticle = /^(?:jump to (?:navigation|search|content)|from wikipedia,.{0,40}|share(?: (?:this )?(?:full )?(?:article|post|story))?|save|listen(?: to (?:this|the) .{3,20})?(?: ?[·:].{0,20})?|follow(?:ing)?|print|e-?mail|bookmark|comments?|gift (?:this )?article|download(?: \(?pdf\)?)?|copy link|facebook|twitter|linkedin|whatsapp|threads|bluesky|reddit|reply|member-only story|[·∙•]? ?paid|view image in fullscreen|this article is more than .{1,20} old|play|pause|audio|partager|enregistrer|[ée]couter|imprimer|offrir(?: l[’']article)?|ajouter à (?:vos|mes) .{3,20}|(?:temps de )?lecture\s*:?\s*\d+\s*min.{0,10}|merken|teilen|drucken|vorlesen|artikel (?:anhören|teilen|merken)|lesezeit.{0,20}|compartir|guardar|escuchar|tiempo de lectura.{0,20}|\d+[- ]min(?:ute)?s?\.?(?: read| de lecture| lesezeit)?|view (?:all partners|related articles|crossmark data|pdf|supplementary material)|republish this article|submit your article to this journal|(?:citing articles|article views)\s*:?\s*[\d,]+.{0,30}|@\w{2,30}|authors?|written by|text|we believe in the free flow of information|republish our articles .{5,100}|cc by(?:[ -]n[cd]){0,2}|sort by|oldest|newest)$/i
const counter = /^(?:[·∙•|,–—-]{1,3}|\d{1,3}(?:[.,]\d{1,3})?\s?[km]?)$/i

/** Of neither, wherever it stands. */
const anywhere = /^(?:advertisement|skip advertisement|sponsored|anzeige|werbung|publicit[ée]|publicidad|la suite après cette publicité|story continues below.{0,20}|article réservé aux abonnés|cet article est réservé.{0,20}|after newsletter promotion|view image in fullscreen|(?:load|show) more[.…]*|open in app|leave a (?:reply|comment)|share(?: this(?: (?:article|post|story))?)?|subscribe(?: now)?|sign up(?: for our newsletter)?|\d+[- ]min(?:ute)?s? read|listen to this article|thanks for reading .{2,60}!.{0,120}|if you (?:liked|enjoyed) this .{3,60}share.{0,40}|write a comment.{0,3}|view this email in your browser|lesen sie auch|lire aussi|s[’']inscrire)$/i

/** Headings of what else there is to read: what follows is not the article's, up to its next sentence. */
const others = /^(?:editors?[’']s? picks?|recommended(?: (?:stories|for you|reading))?|most (?:read|viewed|popular)|trending(?: now)?|related(?: (?:articles?|posts?|stories|content|coverage|reading))?|you (?:may|might) also like|more (?:stories|posts)|les plus lus|à lire aussi|sur le même sujet|mehr zum thema|das könnte sie.{0,30}|te puede interesar|lo más leído)\s*:?$/i

/** After one of these, nothing of the article comes. */
const end = /^(?:discussion about this post|ready for more\?|recommended from medium|(?:read|view|show|see) (?:all )?\d* ?comments?|share full article|\d+ likes?(?: ?[·∙•].{0,20})?|explore more on these topics|reuse this content|comments? \(\d+\)|kommentare(?: \(\d+\))?|commentaires?(?: \(\d+\))?|comentarios(?: \(\d+\))?|lisez les contributions.{0,10}|l[’']espace des contributions .{5,60}|zur startseite|most viewed|write a comment.{0,3}|a version of this article appear.{5,250}|the times is committed to publishing .{5,250}|follow the .{3,40} on (?:facebook|twitter|instagram).{0,80}|follow .{3,60} section on .{5,80}|you (?:are receiving|received) this e?-?mail .{5,80}|unsubscribe(?: ?\|.{0,60})?|written by [\p{Lu}].{2,40}|\d[\d.,]*k? followers|more from \p{Lu}.{2,60})$/iu

const isShort = (text: string) => text.length < 300 && !text.includes('\n')

/** Whether a line is a site's, above what it shows. */
export const isOfSite = (text: string) => isShort(text) && (ofSite.test(text) || path.test(text))
/** Whether a line before or after an article is only about showing it. */
export const isAboutShowing = (text: string) => isShort(text) && (isOfSite(text) || ofArticle.test(text) || anywhere.test(text) || counter.test(text))
export const isNeverWords = (text: string) => isShort(text) && anywhere.test(text)
export const namesOthers = (text: string) => isShort(text) && others.test(text)
export const endsArticle = (text: string) => isShort(text) && end.test(text)
