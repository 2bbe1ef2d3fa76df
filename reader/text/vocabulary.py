"""Words that stand beside names, in lower case and without dots, and what they tell of them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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

COMMON_WORDS = FUNCTION_WORDS | _words("""
    able abroad accuse accused act add address administration again age ago agree aid aide aides aim air
    alas all allies allow allows ally almost alone already also altogether always angry announce anyway
    apart apparently appear approve argue arm arms army arrest arrive ask asked asking assured attack
    attend back bad ball ban band bank bar base bat battle become began begin behold best better big
    billionaire bit black blast block blue board boat body bomb book border born boy break bring brings
    broke brother build built bus business businessman buy call called calls came camp campaign cancel
    car care case cash cat cause celebrate center centre certainly change check child city claim clear
    clearly close coach coast code cold come comes coming commend communist condemn confirm
    congratulating consequently conservative consider continue control cool cost court cover crew crime
    critics cross cup current currently cut cuts date daughter day days dead deal dear death debate
    declare defence defend defends defense demand deny die died dies diet discuss dismiss distance
    doctor dog done door draw dream drive drop dubbed due earlier early earth ease east eat edge eight
    elsewhere embattled end enter equally era evening eventually everyone everything evil ex expert
    experts express eye face fact fail fair fall family famously fan far farm fast father fear fed feel
    fellow fight fill film final finally find fine fire first fit five flag flat fleet flew floor flow
    fly focus food foot force forces form former formerly forward found four free freed fresh friend
    full fun fund further furthermore future gain game gas gave get gets girl give given gives go goal
    god goes going gold gone good got great green ground group grow growing gun hail half hall hand
    happy hard hat head health hear heard heart hello help hence henceforth hi high hill hint
    historically hit hold holds home honor honour hopefully host hot hour house hundreds husband ice
    idea ideally ill impeached impeachment inaugurate inauguration incidentally incoming incumbent
    indeed independent initially insider inspect interestingly internet invite iron island issue jail
    job join joint judge jump keep key kids kill killed kind king know land large lash last late later
    latest launch law lawmaker lawmakers lawyer lawyers lay lead leader leaders league leave led left
    leg let lets level liberal lie life lift light likewise line list little live lives local long look
    lord lose loss lost lot love low luck mad made mail main make makes male man market mass match mate
    matter mean meanwhile meet meeting meets member members men met mid military million mind miss mock
    model modern money month months moon moreover morning mother mourn move moves moving mull murder
    music name named namely naturally need needs net nevertheless new news newspaper next nice nicknamed
    night nine nominate nonetheless normally north notably note noted noting notwithstanding number
    obviously odd offer office official officially officials oil ok okay old older oldest online open
    opponents oppose opposition order orders ordinarily originally otherwise ought outgoing outline
    overall own pact page paid pain paper part partly party pass pay peace people perhaps period photo
    pick place plan plane plans play plays please pledge plus point police polls poor port possibly post
    pound power praise prepare presently press previously pro probably promise promising propose protest
    protesters provided public pull push put question quick quit quite race radio rain rally ran rate
    raw reach read ready real really recalling recently record red referring regarding regardless reign
    reiterate rejecting related relations remain repeat report reportedly reporter reports request
    resign respond rest retire return reveal ride right ring rise risk rival rivals river road rock role
    roll room round row rule run rural sack sad safe said sail sale salt salute sat save saw say saying
    says school scores sea seal search seat second secondly see seek seeks seems seen sell send sent
    separately set seven share ship shop short shot show shows shut side sign similarly simply sing
    sister sit site six size ski skin sky slam sleep slow small snow social socialist soft sold soldiers
    son song soon sources south space speak speaking speech sport spot spy staff stand star start state
    statement states stay step still stop storm story street strike strong subsequently suddenly summit
    sun support supporters supposedly sure suspend swap swear swore sworn take taken takes talk talks
    tax team tech tell tells ten term test thank thanks thereafter thereby therefore thing think third
    thousands threat threaten threatens thus time tiny today together told tomorrow tonight took top
    total tour tout town track trade train travel tree trial trip troops truck true truly trust try turn
    turns tweet twice twitter type typically ultimately understandably unfortunately union unlikely
    unveil urge usually veteran veto victorious victory video view visit visits voice vote voters vow
    vows wait walk wall want wants war warm warn warns wash watch water wave way weak weapon wear week
    weeks weigh welcome well went west wet whilst white wide wife wild win wind wins winter withdraw
    woman women word words work worker workers works world worse worst write wrong year years yesterday
    young zero
""")
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

CALENDAR = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december christmas easter ramadan
""")
"""Days, months and feasts: written with a capital, and no part of a name."""

MODIFIERS = _words("assistant associate co deputy junior shadow sub under vice")
"""Before a title, these make another one of it (``Vice President``)."""
GENERAL_MODIFIERS = _words("attorney consul director governor inspector secretary solicitor surgeon")
"""The same before ``General``."""
SMALL_WORDS = _words("al and at de del des du for in la of on the to")
"""Words in a title that need no capital."""

NAMES_LIKE_WORDS = _words(
    "banning beverly browning channing corning fleming goring harding irving kimberly manning sterling"
)
"""Names that end like participles and adverbs do."""

ACRONYMS = frozenset({"U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "U.S.A."})
"""Dotted acronyms that are no initials of a person."""
