/** The few words that are the widget's own. What a team writes comes with its translations; these come with us. */
const english = {
  close: 'Close',
  next: 'Next',
  back: 'Back',
  done: 'Done',
  send: 'Send',
  skip: 'Skip',
  later: 'Ask me later',
  thanks: 'Thank you.',
  required: 'Please answer this one.',
  search: 'Search',
  nothing: 'Nothing found.',
  unread: 'unread',
  least: 'Not at all likely',
  most: 'Very likely',
  poor: 'Very poor',
  great: 'Very good',
  disagree: 'Strongly disagree',
  agree: 'Strongly agree',
  pmf1: 'Not disappointed',
  pmf2: 'Somewhat disappointed',
  pmf3: 'Very disappointed',
  up: 'Good',
  down: 'Bad',
  video: 'Watch the video',
};
export type Words = Readonly<typeof english>;

/** In the order of `english`. */
const others: Readonly<Record<string, string>> = {
  de: 'Schließen|Weiter|Zurück|Fertig|Senden|Überspringen|Später fragen|Vielen Dank.|Bitte antworten Sie hier.|Suchen|Nichts gefunden.|ungelesen|Sehr unwahrscheinlich|Sehr wahrscheinlich|Sehr schlecht|Sehr gut|Stimme gar nicht zu|Stimme voll zu|Nicht enttäuscht|Etwas enttäuscht|Sehr enttäuscht|Gut|Schlecht|Video ansehen',
  fr: 'Fermer|Suivant|Retour|Terminé|Envoyer|Passer|Plus tard|Merci.|Merci de répondre ici.|Rechercher|Aucun résultat.|non lus|Pas du tout probable|Très probable|Très mauvais|Très bon|Pas du tout d’accord|Tout à fait d’accord|Pas déçu|Un peu déçu|Très déçu|Bien|Mal|Voir la vidéo',
  es: 'Cerrar|Siguiente|Atrás|Listo|Enviar|Omitir|Más tarde|Gracias.|Responda aquí, por favor.|Buscar|Sin resultados.|sin leer|Nada probable|Muy probable|Muy malo|Muy bueno|Muy en desacuerdo|Muy de acuerdo|Nada decepcionado|Algo decepcionado|Muy decepcionado|Bien|Mal|Ver el vídeo',
  ar: 'إغلاق|التالي|رجوع|تم|إرسال|تخطٍّ|اسألني لاحقًا|شكرًا لك.|يرجى الإجابة هنا.|بحث|لا توجد نتائج.|غير مقروء|غير محتمل إطلاقًا|محتمل جدًا|سيئ جدًا|جيد جدًا|لا أوافق بشدة|أوافق بشدة|غير محبط|محبط قليلًا|محبط جدًا|جيد|سيئ|شاهد الفيديو',
};

export function wordsIn(language: string): Words {
  const told = others[language.split('-')[0] ?? '']?.split('|');
  if (!told) return english;
  const names = Object.keys(english);
  // Safe: the same names, each with a text of its own or the English one.
  return { ...english, ...Object.fromEntries(names.map((name, at) => [name, told[at]])) } as Words;
}
