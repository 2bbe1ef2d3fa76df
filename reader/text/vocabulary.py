"""Words that stand beside names, in lower case and without dots, and what they tell of them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(set(text.split()))  # a set's copy is half as large as one that has grown


FUNCTION_WORDS = _words("""
    a about above across after against ahead along although amid among an and another any are around as at
    be because been before behind being below beneath beside besides between beyond both but by can could
    despite did do does down during each either even ever every except few following for from had has have
    he her here hers herself him himself his how however i if in inside instead into is it its itself just
    least less like many may me might mine more most much must my near neither never no nobody none nor not
    nothing now of off on once one only onto or other others our ours out outside over past per rather same
    several shall she should since so some such than that the their theirs them themselves then there these
    they this those though through throughout till to too toward towards two three under underneath unless
    unlike until up upon us versus very via was we were what whatever when whenever where whereas wherever
    whether which while who whoever whom whose why will with within without would yes yet you your yours
""")
"""The closed classes: articles, pronouns, prepositions, conjunctions, auxiliaries."""

COMMON_WORDS = frozenset(
    [
        *FUNCTION_WORDS,
        *_words("""
    able aboard abroad according accuse accused act add address administration afterward afterwards
    again age ago agree aid aide aides aim air alas all allies allow allows ally almost alone alongside
    already also altogether always amidst angry announce anyway apart apparently appear approve argue
    arm arms army arrest arrive ask asked asking assured attack attend back bad ball ban band bank bar
    base bat battle become began begin behold best better big billionaire bit black blast block blue
    board boat body bomb book border born boy break bring brings broke brother build built bus business
    businessman buy call called calls came camp campaign cancel car care case cash cat cause celebrate
    center centre certainly change check child city claim clear clearly close coach coast code cold come
    comes coming commend communist concerning condemn conduct confirm congratulating consequently
    conservative consider continue control cool cost court cover crew crime critics cross cup current
    currently cut cuts date daughter day days dead deal dear death debate declare defence defend defends
    defense demand deny deploy die died dies diet discuss dismiss distance doctor dog done door draw
    dream drive drop dubbed due earlier early earth ease east eat edge eight elsewhere embattled end
    enter equally era evening eventually everyone everything evil ex expert experts express eye face
    fact fail fair fall family famously fan far farm fast father fear fed feel fellow fight fill film
    final finally find fine fire first fit five flag flat fleet flew floor flow fly focus food foot
    force forces form former formerly forward found four free freed fresh friend full fun fund further
    furthermore future gain game gas gave get gets girl give given gives go goal god goes going gold
    gone good got great green ground group grow growing gun hail half hall hand happy hard hat head
    health hear heard heart hello help hence henceforth hi high hill hint historically hit hold holds
    home honor honour hopefully host hot hour house hundreds husband ice idea ideally ill impeached
    impeachment inaugurate inauguration incidentally incoming incumbent indeed independent initially
    insider inspect interestingly internet invite iron island issue jail job join joint judge jump keep
    key kids kill killed kind king know land large lash last late later latest launch law lawmaker
    lawmakers lawyer lawyers lay lead leader leaders league leave led left leg let lets level liberal
    lie life lift light likewise line list little live lives local long look lord lose loss lost lot
    love low luck mad made mail main make makes male man market mass match mate matter mean meanwhile
    meet meeting meets member members men met mid military million mind miss mock model modern money
    month months moon moreover morning mother mourn move moves moving mull murder music name named
    namely naturally need needs net nevertheless new news newspaper next nice nicknamed night nine
    nominate nonetheless normally north notably note noted noting notwithstanding number obviously odd
    offer office official officially officials oil ok okay old older oldest online open operate
    opponents oppose opposite opposition order orders ordinarily originally otherwise ought outgoing
    outline overall own pact page paid pain paper part partly party pass pay peace people perhaps period
    photo pick place plan plane plans play plays please pledge plus point police polls poor port
    possibly post pound power praise prepare presently press previously pro probably promise promising
    propose protest protesters provided public pull push put question quick quit quite race radio rain
    rally ran rate raw reach read ready real really recalling recently record red referring regarding
    regardless reign reiterate rejecting related relations remain repeat report reportedly reporter
    reports request resign respond rest retire return reveal ride right ring rise risk rival rivals
    river road rock role roll room round row rule run rural sack sad safe said sail sale salt salute sat
    save saw say saying says school scores sea seal search seat second secondly see seek seeks seems
    seen sell send sent separately set seven share ship shop short shot show shows shut side sign
    similarly simply sing sister sit site six size ski skin sky slam sleep slow small snow social
    socialist soft sold soldiers son song soon sources south space speak speaking speech sport spot spy
    staff stand star start state statement states stay step still stop storm story street strike strong
    subsequently suddenly summit sun support supporters supposedly sure suspend swap swear swore sworn
    take taken takes talk talks tax team tech tell tells ten term test thank thanks thereafter thereby
    therefore thing think third thousands threat threaten threatens thus time tiny today together told
    tomorrow tonight took top total tour tout town track trade train travel tree trial trip troops truck
    true truly trust try turn turns tweet twice twitter type typically ultimately understandably
    unfortunately union unlikely unveil urge usually veteran veto victorious victory video view visit
    visits voice vote voters vow vows wait walk wall want wants war warm warn warns wash watch water
    wave way weak weapon wear week weeks weigh welcome well went west wet whilst white wide wife wild
    win wind wins winter withdraw woman women word words work worker workers works world worse worst
    write wrong year years yesterday young zero
"""),
    ]
)
"""Words of all kinds that often begin a sentence or stand in a headline, or that an acronym looks like.

Those that are common given names as well (``Bill``, ``Mark``) are left out.
"""

HONORIFICS = _words("""
    ayatollah bishop archbishop brother cardinal dame dr father fr frau herr hon honorable
    honourable imam lady lord madam madame miss mlle mme monsieur mr mrs ms mx pope prof professor rabbi rev
    reverend saint senor senora shaikh sheikh shri sir sister smt sri
    adm admiral airman brig brigadier capt captain cdr class cmdr col colonel commandant commander commodore
    corporal cpl cpo ensign gen general lieut lieutenant lt ltg maj major marshal mgen msgt officer pfc
    private pvt seaman sergeant sgt spc specialist ssgt
""")
"""Forms of address and ranks."""

TITLES = _words("""
    activist actor actress ambassador amb analyst assemblyman assemblywoman attorney baroness candidate ceo
    chair chairman chairperson chairwoman chancellor chief coach comrade commissioner congressman
    congresswoman consul councillor councilman councilwoman counsel counselor count countess delegate
    democrat deputy detective dictator diplomat director duchess duke economist editor elect emir emperor
    empress envoy former governor gov head inspector judge justice king laureate leader mayor minister
    ministers nominee ombudsman pm premier president presidents prince princess prosecutor queen rep
    representative representatives reps republican secretary secretaries sen senator senators sens sheriff
    solicitor speaker spokesman spokesperson spokeswoman staff sultan superintendent taoiseach treasurer tsar
    undersecretary whip
""")
"""Words of titles that may stand beside a family name."""

MONTHS = _words("january february march april may june july august september october november december")
CALENDAR = MONTHS | _words(
    "monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan"
)
"""Days, months and feasts: written with a capital, and no part of a name."""

DATE_WORDS = _words("during early each every in last late mid next on since this through till until")
"""Before a month, these make a date of it (``in May``)."""

MODIFIERS = _words("assistant associate co deputy junior shadow sub under vice")
"""Before a title, these make another one of it (``Vice President``)."""
GENERAL_MODIFIERS = _words("attorney consul director governor inspector secretary solicitor surgeon")
"""The same before ``General``."""
SMALL_WORDS = _words("al and at de del des du for in la of on the to")
"""Words in a title that need no capital."""

NAMES_LIKE_WORDS = _words(
    "banning beverly browning channing corning fleming harding jamshed kimberly manning sterling"
)
"""Names that end like participles and adverbs do."""

ACRONYMS = frozenset({"U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "U.S.A."})
"""Dotted acronyms that are no initials of a person."""

INSTITUTIONS = _words("""
    airport army avenue award awards base bay beach boulevard bridge brothers building bros camp canal
    center centre church city clinic club co college company corp corporation county court cup dam day
    district doctrine drive estate family fellowship field fort forum foundation fund gallery garden
    gardens group hall harbor harbour highway hill hills hospital hotel house ii iii inc institute
    international iv island islands jr junior lab laboratory lake lane law library line ltd mall medal
    memorial mosque mountain museum organisation organization palace park plaza prize resort river road
    school sea sr square stadium station street studios system temple theater theatre tower towers trail
    trophy trust university valley village wing
""")
"""Words that make the name before them part of another one, in title case too (``Clinton Foundation``)."""

SHIP_PREFIXES = _words(
    "brp fgs fns fs hdms hmas hmcs hmnzs hms hnlms hnoms hswms ins its jds js kd kri mv orp pns rfa rfs rms "
    "roks rss rv sas ss tcg usns uss"
)
"""Before a name, these make it a ship's."""

FORMS_OF_ADDRESS = _words("dame dr empress king lady lord madame miss mr mrs ms prince princess queen sir")
"""Before a name, these make it a person's."""

GIVEN_NAMES = _words("""
    aaron abigail adam alan albert alex alexander alexis alfred ali alice alicia allan allen allison
    amanda amy andrea andrew angela ann anna anne anthony antonio arthur barack barbara barry ben
    benjamin bernard beth bethany betty bill billy bob bobby brad bradley brandon brenda brett brian
    brittany bruce bryan cameron carl carlos carol caroline catherine charles charlie cheryl chloe
    chris christine christopher claire colin connor courtney craig cynthia dan daniel danny darren
    dave david deborah debra denise dennis denzel derek derrick diana diane dmitri dmitry don donald
    donna dorothy doug douglas duncan dwight dylan ed eddie edgar edward edwin eleanor elena elijah
    elizabeth ella emily emma emmanuel eric erica erik erin ernest eugene evan evelyn felix fernando
    frances francesca francis francisco frank franklin fred frederick gabriel gary gavin geoff
    geoffrey george gerald gilbert giovanni giuseppe glen glenn gloria gordon graham greg gregory
    gretchen hannah hans harold harry hassan heather helen henry herbert hillary howard hugh hussein
    ian ibrahim ingrid irina isaac ivan jack jacob jacqueline james jamie jane janet janice jared
    jasmine jason javier jay jean jeff jeffery jeffrey jennifer jenny jeremy jerry jesse jessica jim
    jimmy joan joanna joaquin joe joel johann john johnny jon jonathan jose joseph joshua joyce juan
    judith judy julia julian julie jurgen justin kamala karen karl kate katherine kathleen kathryn
    kathy katie keith kelly kelsey ken kenneth kevin kimberly kirsten klaus kristen kurt kyle kylie
    larry laura lauren laurence lawrence leo leon leonard leslie linda lindsay lindsey lisa lorraine
    louis louise lucas lucy luis luke lynn manuel marc marco marcus margaret maria marie marilyn
    mario marion marjorie martha martin mary matt matthew maurice max megan melania melanie melissa
    michael michelle miguel mike mikhail mitch mitchell mohamad mohamed mohammad mohammed molly
    monica muhammad nancy narendra natalie natasha nathan nathaniel neil nicholas nick nicole nigel
    nikolai noah norman olga oliver olivia oscar owen pablo pamela patricia patrick paul pedro pete
    peter phil philip phillip phoebe rachel rafael ralph randy raymond rebecca renee ricardo richard
    rick robert roberta roberto robin rodney rodrigo roger ron ronald rosa roy rupert russell ruth
    ryan sally sam samantha samuel sandra sanjay sara sarah scott sean sebastian sergei sergey
    sergio shannon sharon shaun sheila shirley simon simone sonia sophia sophie stacey stacy stanley
    stefan stephanie stephen steve steven stewart stuart susan susie suzanne svetlana tammy tanya
    teresa terry theodore theresa thomas tim timothy tina toby todd tom tommy tony trevor troy tyler
    ursula valerie vanessa vernon veronica viktor vincent vivian vladimir walter warren wayne wendy
    wilfred william wolfgang xavier yusuf yvonne zachary zoe
""")
"""Common given names that are no names of places: a word behind them is a family name."""

COMPOUND_PLACES = {
    "africa": _words("south"),
    "brunswick": _words("new"),
    "caledonia": _words("new"),
    "california": _words("baja"),
    "carolina": _words("north south"),
    "columbia": _words("british"),
    "dakota": _words("north south"),
    "delhi": _words("new"),
    "england": _words("new"),
    "guinea": _words("equatorial new"),
    "hampshire": _words("new"),
    "ireland": _words("northern"),
    "jersey": _words("new"),
    "korea": _words("north south"),
    "macedonia": _words("north"),
    "mexico": _words("new"),
    "orleans": _words("new"),
    "ossetia": _words("north south"),
    "samoa": _words("american"),
    "sudan": _words("south"),
    "timor": _words("east"),
    "virginia": _words("west"),
    "york": _words("new"),
    "zealand": _words("new"),
}
"""Countries, states and provinces whose names hold that of another place, by their last word."""

ACRONYM_WORDS = _words("aid ice it us who")
"""Words that, in capitals, are acronyms more often."""
