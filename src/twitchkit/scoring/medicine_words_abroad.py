"""How, when and in what form a medicine is taken, in German, French, Spanish, Italian and Portuguese.

Each word is taken away at the ends of a text only, and none of them may be a medicine, a salt that is one, or a part
that makes a name another ("comp", "plus"). A form that may be another medicine by itself (a patch) is no time.
"""

from __future__ import annotations

from collections.abc import Mapping

TIMES_ABROAD: Mapping[str, str] = {
    "de": (
        "ein eine einen einer der die das dem den il morgens mittags abends nachts nacht tag tage täglich "
        "wöchentlich monatlich jeden jede jedes alle zum zur nüchtern bei bed bedarf b stück während "
        "plan uhr woche wochen monat montags dienstags mittwochs donnerstags freitags samstags sonntags montag "
        "dienstag mittwoch donnerstag freitag samstag sonntag früh abend abendessen frühstück mittagessen essen "
        "mahlzeit mahlzeiten schlafen schlafengehen höchstens maximal max mal halb halbe halben viertel ganze "
        "tägl tgl stdl std stunden stunde tropfen öl ampulle ampullen magen nüchternen vorm zubettgehen bisweilen "
        "selbst spritze spritzen ich nehme einnehmen tablette tabletten tabl tbl kapsel kapseln beutel am im in unter "
        "zunge mit wasser dauerhaft immer n "
    ),
    "fr": (
        "un une le la les l du de au aux à en par jour jours j fois matin matins midi soir soirs coucher nuit "
        "selon semaine semaines mois jeun ampoule ampoules gél gel injection inj bouffées puff cuillère "
        "jeun repas pendant petit-déjeuner petit déjeuner dîner si besoin "
        "nécessaire demi demie moitié tous toutes chaque comprimé comprimés cp cpr gélule gélules sachet sachets "
        "prise prises lundi mardi mercredi jeudi vendredi samedi dimanche longue durée vie lm "
    ),
    "es": (
        "ampolla ampollas vial inyección inyecciones mensual semanal quincenal puff puffs ahogo sos "
        "un una uno el la los las lo al en a por con cada día días diario diaria diariamente vez veces mañana "
        "mañanas tarde tardes noche noches mediodía semana semanas mes meses hora horas ayunas desayuno comida "
        "comidas almuerzo cena de del comer cenar desayunar dormir acostarse levantarse necesario "
        "precisa si según pauta control medio media cuarto entero comprimido comprimidos pastilla pastillas "
        "cápsula cápsulas sobre sobres lunes martes miércoles jueves viernes sábado domingo "
    ),
    "it": (
        "fiala fiale puff spruzzi mensile settimanale iniezione "
        "un una uno il la lo al alla alle a di dei durante mattina mattino sera pomeriggio notte "
        "giorno giorni settimana mese volta volte ogni pranzo cena colazione pasti pasto digiuno stomaco vuoto "
        "bisogno secondo mezza mezzo metà compressa compresse pastiglia pastiglie capsula capsule bustina bustine "
        "ore dormire coricarsi letto lunedì martedì mercoledì giovedì venerdì sabato domenica die "
    ),
    "pt": (
        "ampola ampolas injeção mensal semanal puff pela cps "
        "um uma a ao à de da do em na pela por com cada dia dias vez vezes manhã tarde noite semana mês hora "
        "horas jejum refeição refeições almoço jantar pequeno-almoço café deitar dormir acordar se "
        "necessário preciso sos meio meia metade comprimido comprimidos cápsula cápsulas saqueta diário "
        "diariamente "
    ),
    "da": (
        "morgen aften nat daglig dagligt dagl gange gang tablet ved behov pn om natten hver hveranden "
        "dag uge kveld ettermiddag inntil ganger annenhver uke måned ordinasjon kapsel "
    ),
    "sv": (
        "morgon kväll natt dagligen vid behov vb natten enligt ordination tabl tablett tabletter gånger "
        "varje varannan vecka månad kapsel kapslar "
    ),
    "fi": (
        "tarvittaessa aamulla illalla iltaisin aamuisin yöksi päivässä kerran kaksi kertaa tabletti tablettia viikossa "
    ),
    "nl": (
        "zo nodig zn volgens voorschrift trombosedienst ampul ampullen injectie injecties maanden lege maag zakje "
        "zakjes inhalator slapen het de op maal maaltijd tabletten capsule capsules 's avond ochtend "
        "bedtijd dag daags dagelijks keer per ochtends avonds middags nachts week weken maand een twee half halve "
    ),
}
FORMS_ABROAD: Mapping[str, str] = {
    "de": (
        "kps gtt hub hübe tropfen filmtabl drg filmtabletten filmtablette retardtabletten retardtablette retard ret "
        "hartkapseln hartkapsel weichkapseln weichkapsel brausetabletten brausetablette zäpfchen pflaster "
        "hydrochlorid natrium succinat tartrat maleat besilat mesilat "
    ),
    "fr": ("gouttes gttes gtte bouffée bouffées sécable orodispersible lp chlorhydrate sodique "),
    "es": ("gotas tableta tabletas inhalaciones parche clorhidrato sódico sódica potásico potásica "),
    "it": ("gocce cpr cps cerotto cloridrato sodico "),
    "nl": "druppels zetpil pleister retard mga natrium ",
    "sv": "droppar depottablett depottabletter plåster dråber dråper brustablett brustabletter ",
    "pt": ("gotas adesivo cloridrato potássica potássico sódica sódico "),
}
REASONS_ABROAD: Mapping[str, str] = {
    "de": (
        "schmerzen schmerz kopfschmerzen rückenschmerzen schlafstörungen angst unruhe fieber übelkeit blutdruck "
        "bluthochdruck herz diabetes cholesterin asthma atemnot sodbrennen schlafen starken den die das der "
    ),
    "fr": (
        "douleur douleurs angoisse angoisses anxiété insomnie fièvre migraine nausée nausées toux tension coeur "
        "cœur diabète cholestérol asthme la le les l d de "
    ),
    "es": (
        "dolor dolores ansiedad insomnio fiebre migraña náuseas tos tensión corazón diabetes colesterol asma la "
        "el los las de "
    ),
    "it": (
        "dolore dolori ansia insonnia febbre emicrania nausea tosse pressione cuore diabete colesterolo asma il la di "
    ),
    "pt": ("dor dores ansiedade insónia insônia febre enxaqueca náuseas tosse tensão pressão coração a o de "),
}
"""For what it is taken: behind "bei", "si", "para" and the like only."""
