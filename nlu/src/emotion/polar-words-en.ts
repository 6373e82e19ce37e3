/** English words that speak of feelings and judgements, in groups; written for this project. A line "name valence: words"; indented lines go on. */
export const POLAR_WORDS_EN = `
praise-high 3: amazing amazingly awesome brilliant brilliantly superb superbly magnificent magnificently outstanding exceptional
  exceptionally extraordinary extraordinarily phenomenal spectacular spectacularly stunning stunningly stupendous terrific tremendous
  wonderful wonderfully fantastic fantastically fabulous marvelous marvellous marvelously splendid sublime masterful masterfully
  masterpiece masterwork flawless flawlessly perfect perfectly perfection unforgettable breathtaking breathtakingly dazzling dazzlingly
  dazzle exquisite exquisitely incredible incredibly glorious gloriously miraculous triumph triumphant triumphantly tour-de-force
  unparalleled unmatched peerless excellent excellence excellently best finest greatest top-notch first-rate first-class world-class
  stellar superlative virtuoso genius gem treasure classic iconic landmark monumental knockout wow
praise-good 2: great greatly good lovely nice nicely fine well-made well-done solid solidly admirable admirably commendable praiseworthy
  worthy worthwhile remarkable remarkably impressive impressively impress impressed impresses noteworthy notable strong strongly superior
  quality delightful delightfully delight delights delighted enjoyable enjoyably enjoy enjoyed enjoying enjoys enjoyment pleasing
  pleasingly pleasant pleasantly pleasure pleasurable pleasures satisfying satisfyingly satisfied satisfy satisfies satisfaction rewarding
  rewards recommend recommended recommendable recommendation accomplished accomplishment achievement achieves succeeds success successful
  successfully winning winner wins win champ deserves deserving bravo kudos cheers applaud applause praise acclaimed likable likeable
  likably favorite favourite cool swell super sweet keeper ideal
praise-mild 1: decent decently okay ok fair fairly adequate adequately acceptable passable watchable serviceable reasonable reasonably
  respectable sufficient harmless inoffensive competent competently capable capably tolerable agreeable agreeably amiable amiably modest
  modestly pleasantly mild promising better improve improved improvement helps useful
beauty 2: beautiful beautifully beauty gorgeous gorgeously handsome handsomely elegant elegantly elegance graceful gracefully grace lush
  lushly luminous luminously radiant ravishing sumptuous picturesque lyrical lyricism poetic poetry poetically hypnotic hypnotically
  mesmerizing mesmerising mesmerize entrancing enchanting enchantment haunting hauntingly evocative evocatively evokes evocation
  visually-stunning resplendent vivid vividly vibrant vibrantly colorful stylish stylishly sleek polished crisp crafted handcrafted artful
  artfully artistry artistic painterly eye-catching eye-popping sensuous sensual rich richly richness texture textured atmospheric
emotion-move 2: moving movingly touching touchingly poignant poignantly poignancy heartfelt heart-felt heartwarming heart-warming tender
  tenderly tenderness warm warmth warmly warm-hearted warmhearted affecting affectingly affectionate affection affectionately stirring
  stirs soulful compassion compassionate compassionately humane humanity humanistic humanism human soaring uplifting uplift inspiring
  inspirational inspired inspires inspire inspiration cathartic catharsis bittersweet wrenching gut-wrenching heartbreaking heart-breaking
  heartrending devastating devastatingly piercing resonant resonates resonance resonate profound profoundly profundity deeply intimate
  intimacy intimately passionate passion passionately empathy sympathetic sympathetically life-affirming transporting transcendent
  transcends transcend unforced sincere sincerity sincerely earnest earnestness genuine genuinely honest honestly honesty authentic
  authenticity truthful truthfully truth bracing
fun 2: fun funny funnier funniest hilarious hilariously hilarity amusing amusingly amuse amuses amused comic comedic comical laugh laughs
  laughing laughter laugh-out-loud chuckle chuckles giggle witty wittily wit wry wryly droll drolly whimsical whimsy playful playfully
  charming charmingly charm charms charmer charmed charismatic charisma entertaining entertainingly entertain entertains entertained
  entertainment lively livelier spirited zany rollicking joyous joyously joyful exuberant exuberance exuberantly exhilarating
  exhilaratingly exhilaration energetic energy energized effervescent bubbly bouncy buoyant breezy breezily feisty frisky sparkling
  sparkles sparkle zippy zest zesty snappy jaunty mischievous irreverent irreverence sly slyly deadpan riotous uproarious uproariously
  hoot blast treat feel-good crowd-pleasing crowd-pleaser diverting romp escapist guilty-pleasure popcorn wisecracking screwball frothy
  delicious deliciously
smart 2: intelligent intelligently intelligence smart smartly clever cleverly cleverness insightful insightfully insight insights
  thoughtful thoughtfully thoughtfulness thought-provoking provocative provocatively provocation perceptive perceptively astute astutely
  incisive incisively sharp sharply sharper shrewd shrewdly subtle subtly subtlety subtleties nuanced nuance nuances sophisticated
  sophistication mature maturity wise wisdom wisely literate erudite eloquent eloquently eloquence articulate illuminating illuminates
  illuminate enlightening revelatory revelation revealing reveals observant keen keenly complex complexity complexities multilayered
  layered multi-layered ambiguity ambitious ambition ambitiously audacious audaciously audacity daring daringly bold boldly boldness
  inventive inventively inventiveness invention imaginative imaginatively imagination imaginings creative creatively creativity original
  originality innovative innovation ingenious ingeniously ingenuity fresh freshly freshness refreshing refreshingly unconventional unique
  uniquely singular surprising surprisingly surprises unexpected unexpectedly unpredictable quirky offbeat distinctive candid candidly
  candor challenging fascinating fascinatingly fascinates fascination fascinated intriguing intriguingly intrigue informative educational
engage 2: engaging engagingly engage engages engrossing engrossingly absorbing absorbingly absorbs gripping grippingly grips riveting
  rivetingly rivets compelling compellingly compels captivating captivatingly captivates captivated enthralling enthralls enthralled
  spellbinding involving immersive hypnotizing suspenseful suspense tense tension tautly taut thrilling thrillingly thrill thrills
  thriller exciting excitingly excitement excites excite electrifying electric intense intensely intensity powerful powerfully power
  potent potently visceral viscerally pulse-pounding edge-of-your-seat nail-biting page-turner rousing chilling chillingly creepy scary
  spooky eerie eerily kinetic muscular dynamic vigorous vigor vitality vital alive gutsy gritty hard-hitting unflinching unflinchingly
  uncompromising unsettling mesmerized addictive action-packed fast-paced well-paced brisk briskly nimble tight tightly
craft 1: well-acted well-crafted well-written well-directed skillful skillfully skilful skill skilled deft deftly adept adeptly expert
  expertly adroit adroitly assured assuredly assurance confident confidently confidence seamless seamlessly meticulous meticulously
  precise precisely precision balanced balances balance harmonious cohesive coherent lucid clear-eyed even-handed detailed faithful
  faithfully believable credible convincing convincingly realistic realism plausible natural naturalistic effortless effortlessly ease
  effective effectively controlled restrained restraint understated understatement economical spare austere disciplined rigorous thorough
  thoroughly definitive essential indispensable must-see must-have memorable memorably enduring timeless universal accessible rewardingly
  ripe rare rarely-seen portrait celebration celebrates celebrate homage tribute ode valentine evenhanded
love 3: love loved loves loving lovingly adore adored adores adorable beloved cherish cherished heart hearts heaven heavenly bliss
  blissful blissfully happy happily happier happiest happiness glad gladly joy joys ecstatic elated thrilled overjoyed excited proud
  proudly pride blessed yay woohoo hooray hurray woot yummy tasty delicious scrumptious
friendly 2: friendly friendlier kind kindly kindness generous generously generosity gentle gently polite politely courteous courtesy
  respectful caring cares considerate attentive hospitable welcoming welcome welcomed gracious graciously helpful helpfully helped help
  supportive patient patience professional professionally responsive accommodating cheerful cheery good-natured good-hearted big-hearted
  lovable endearing endearingly endears gallant noble honorable heroic heroism courage courageous brave bravely bravery
service-good 2: fast quick quickly promptly prompt speedy swift swiftly instantly smooth smoothly on-time punctual early upgraded upgrade
  easy easily simple convenient conveniently efficient efficiently reliable reliably comfortable comfortably comfy clean safe safely
  secure resolved solved fixed works worked affordable cheap bargain value free bonus compensated honored hassle-free painless accurate
  legit trustworthy trust trusted
thanks 2: thank thanks thankyou thx ty tysm thnx appreciate appreciated appreciates appreciative grateful gratefully gratitude props
  shoutout congrats congratulations hats-off
hope 1: hope hopeful hopefully optimistic optimism promise encourages encouraging encouraged encouragement looking-forward blessing lucky
  luckily fortunate fortunately relief relieved peaceful peace calm serene comfort comforting healing
bad-high -3: awful awfully terrible terribly horrible horribly horrid horrendous horrific atrocious abysmal abysmally appalling
  appallingly dreadful dreadfully ghastly hideous hideously hellish hell worst worse worsening disaster disastrous disastrously
  catastrophe catastrophic trainwreck train-wreck fiasco debacle travesty abomination atrocity disgrace disgraceful shameful shame
  shambles pathetic pathetically deplorable despicable disgusting disgusted disgust revolting repulsive repellent repugnant vile
  nauseating nauseous sickening vomit puke garbage trash trashy rubbish crap crappy shit shitty bullshit suck sucks sucked sucky stink
  stinks stinker stinking lousy godawful turd dreck drivel dud bomb bombs flop unwatchable unbearable unbearably insufferable insufferably
  intolerable excruciating excruciatingly torture torturous tortuous painful painfully agonizing agony miserable miserably misery
  laughable laughably execrable wretched wretchedly inexcusable unforgivable
bad -2: bad badly poor poorly weak weakest weaker weakness weaknesses flawed flaw flaws inferior substandard subpar mediocre mediocrity
  second-rate third-rate unsatisfying unsatisfied unsatisfactory dissatisfied dissatisfying disappoint disappoints disappointed
  disappointing disappointingly disappointment letdown let-down fail fails failed failing failure fault faulty faults wrong wrongly
  mistake mistakes mess messy messes muddled muddle mishmash botched bungled misfire misfires misfired miscalculation misguided
  misbegotten misconceived ill-conceived ill-advised ill-fitting problem problems problematic problematically trouble troubled troubling
  unfortunate unfortunately sadly regrettable regrettably regret alas deficient lacking lacks lack lackluster underwhelming uneven
  unevenly unfulfilling unimpressive undermines undermined unpleasant unpleasantly unappealing unlikable unsympathetic unattractive
  unwelcome unworthy worthless useless pointless pointlessly purposeless meaningless waste wasted wastes wasting squander squandered
  squanders mistaken negative dislike disliked hate hated hates avoid skip
boring -2: bore bored boring boringly boredom dull dully dullness dullest tedious tediously tedium monotonous monotony slow slowly
  sluggish sluggishly plodding plods languid listless lifeless lifelessly inert static stagnant leaden lumbering ponderous ponderously
  interminable interminably endless endlessly overlong overlength long-winded draggy drags drag dragged dragging snooze snoozer sleep
  sleepy asleep yawn tiresome tiring tired tiredly wearying weary wearisome exhausting exhausted numbing numbingly mind-numbing soporific
  dreary dreariness drab drudgery dry arid bland blandly blandness flat flatly flatness vanilla insipid vapid vapidity pallid tepid
  lukewarm limp lethargic enervating uneventful uninteresting uninterested unexciting uninvolving unengaging uninspired uninspiring
  unfunny unremarkable unmemorable forgettable undistinguished indifferent indifference meandering meanders rambling rambles aimless
  aimlessly repetitive repetitious repetitiously redundant monotone stilted stodgy stale staleness stultifying humorless joyless joylessly
  bloodless soulless heartless passionless colorless flavorless tasteless toothless gutless
stupid -2: stupid stupidly stupidity dumb dumbed dumbest dumber idiotic idiot idiots idiocy moronic moron asinine inane inanity inanely
  silly silliness ridiculous ridiculously ridicule absurd absurdly absurdity preposterous ludicrous ludicrously nonsense nonsensical
  senseless mindless mindlessly brainless witless brain-dead clueless foolish foolishly ignorant ignorance illogical incoherent
  incoherence incoherently incomprehensible unintelligible unintelligent confusing confused confusingly confusion confuses bewildering
  baffling baffled convoluted incongruous implausible implausibility implausibly improbable unbelievable unbelievably unconvincing
  unconvincingly contrived contrivance contrivances contrivedly far-fetched hokey hokum juvenile childish infantile sophomoric immature
  puerile simplistic simple-minded simpleminded naive shallow shallowly superficial superficially superficiality facile trite triteness
  banal banality banalities vacuous hollow empty emptiness thin flimsy threadbare slight slightest insubstantial inconsequential trivial
  trivializes frivolous petty
cliche -2: cliche cliches clichéd cliched cliché clichés formulaic formula predictable predictably predictability derivative unoriginal
  rehash rehashed retread recycled recycles recycling hackneyed hack stock stereotype stereotypes stereotypical stereotyped caricature
  caricatures cookie-cutter by-the-numbers paint-by-numbers generic routine perfunctory standard conventional conventionally familiar
  overused worn worn-out well-worn tired timeworn imitation imitative knockoff knock-off rip-off copycat copy clone wannabe pale pastiche
  copied pablum assembly-line sitcom sitcoms soap sequel sequels remake remakes video-game infomercial commercial product merchandising
  pandering franchise
fake -2: fake faked phony bogus false falsely insincere disingenuous dishonest manipulative manipulatively manipulates manipulation
  pretentious pretentiousness pretension pretensions pompous pompously self-important self-indulgent self-indulgently self-indulgence
  indulgent self-conscious self-consciously self-congratulatory smug smugly smugness arrogant arrogance condescending preachy preaches
  preachiness didactic sanctimonious heavy-handed heavyhanded ham-fisted hamfisted ham-handed overwrought overblown overbearing overdone
  overheated overstated overripe overacted overacting overproduced overstuffed overemphatic overwritten melodramatic melodramatically
  melodrama maudlin mawkish mawkishness sappy schmaltzy schmaltz saccharine syrupy sugary treacly treacle cloying cloyingly cornball corny
  cheesy cheesiness hokey bathos bathetic sentimental sentimentality sentimentalizing gimmick gimmicky gimmicks artificial artificially
  artifice forced strained strains straining stagey stagy staged posturing mannered calculated cynical cynically cynicism mercenary
  exploitative exploitation exploits shameless shamelessly
clumsy -2: awkward awkwardly awkwardness clumsy clumsily clunky clunker clunkers inept ineptly ineptitude incompetent incompetence
  incompetently amateurish amateurishly amateur unskilled sloppy sloppily slapdash slipshod lazy lazily laziness half-baked half-hearted
  halfhearted halfheartedly undercooked underdeveloped undeveloped underwritten unfinished unfocused unformed disjointed disconnected
  disorganized fragmented choppy jumbled jumble scattershot haphazard haphazardly hodgepodge patchy shapeless messily cobbled patched
  chaotic cluttered crude crudely crudity rough ragged rickety shoddy shoddily flawed stumbles stumble stumbling falters falter faltering
  flounders flounder founders bogs bogged sinks sinking sink sunk collapses collapse crumbles unravels derails derailed deadened deadly
  deadening misses miss missed missing missteps misstep sags sagging sputters wobbly peters runs-out fizzles fizzle
gross -2: gross grossly grossness gross-out vulgar vulgarity lewd crass crassly crassness tawdry sleazy sleaze lurid smutty dirty filthy
  filth obscene offensive offensively offends offend tasteless distasteful unsavory icky nasty nastiness mean-spirited meanspirited mean
  cruel cruelty sadistic brutal brutally brutality violent violence bloody gory gore ugly ugliness unsightly grotesque grotesquely
  misogynistic misogyny misogynist sexist sexism racist racism homophobic bigoted hateful poisonous toxic noxious rancid putrid bitter
  bitterness sour sordid seedy sick sickness perverse perverted morbid
irritate -2: annoy annoyed annoying annoyingly annoyance annoys irritating irritatingly irritates irritated irritation irksome grating
  grates obnoxious obnoxiously aggravating exasperating exasperated frustrating frustratingly frustrate frustrated frustrates frustration
  maddening maddeningly infuriating infuriatingly infuriated bothersome bother bothers bothered tiresome whiny whining whine shrill
  strident abrasive loud noisy noise cacophony cacophonous bombastic bombast headache headaches migraine nagging nuisance hassle
  inconvenience inconvenient inconvenienced upset upsetting
anger -3: angry angrily anger angers angered furious fury enraged rage raging outrage outraged outrageous outrageously mad livid fuming
  pissed hostile hostility hate hatred despise detest loathe loathing loathsome resent resentment fuck fucking fucked fuckin fck damn
  dammit damned goddamn ass asshole bitch bastard bloody wtf ffs stfu smh scumbag jerk
sad -2: sad sadness sadder depressing depressingly depressed depression despair desperate desperately hopeless hopelessly hopelessness
  grim grimly bleak bleakly gloomy gloom dismal dismally melancholy mournful sorrow sorrowful grief grieving cry crying cried cries tears
  tear weep weeping heartbroken brokenhearted hurt hurts hurting pain lonely loneliness lonesome alone lost miss unhappy unhappily suffer
  suffering suffers tragic tragedy tragically devastated crushed broken sigh
fear -2: afraid fear fearful fears scared scare terrified terrifying terror horror frightened frightening frighten panic panicked
  panicking anxious anxiety anxiously nervous nervously worry worried worries worrying concern concerned concerns dread nightmare
  nightmares threatening threatened threat danger dangerous unsafe insecure alarming alarmed stress stressed stressful tense uneasy
  paranoid
service-bad -2: delay delayed delays delaying late later lateness cancelled canceled cancellation cancels cancel cancelling missed stuck
  stranded waiting waited wait waits hold hours lost losing lose broken broke breaks break damaged damage leaking defective malfunction
  malfunctioned crashed crash crashes bug bugs buggy glitch glitches error errors down offline unavailable unresponsive unanswered ignored
  ignore ignores ignoring rude rudely rudeness unprofessional impolite disrespectful unhelpful unfriendly uncaring careless carelessly
  negligent negligence misleading misled mislead lied lie lies liar liars lying scam scammer scammers scammed fraud fraudulent cheat
  cheated cheating rip-off ripoff ripped steal stealing stole stolen theft robbed overcharged overpriced expensive costly overbooked
  oversold complaint complaints complain complained complaining excuse excuses unacceptable unreliable inaccurate untrustworthy
  uncomfortable cramped dirty outdated unfair unfairly refuse refused refuses refusing denied deny never-again nobody clueless runaround
  nonexistent unresolved disconnected hung dropped bumped rebooked misplaced refund
sarcasm-cue -1: brilliant-job great-job-guys yeah-right thanks-for-nothing nice-try sure-thing bravo-again surprise-surprise lol lmao smdh
  joke jokes joking kidding seriously really apparently supposedly allegedly so-called
negate 0: not no never n't cannot nothing nobody none neither nor without hardly barely scarcely seldom rarely lacks lacking devoid absent
  minus anything
intensify 0: very really so too extremely absolutely totally completely utterly truly deeply highly incredibly quite pretty rather such
  super entirely thoroughly especially particularly remarkably unusually
hedge 0: somewhat slightly sort kind maybe perhaps almost nearly mostly occasionally sometimes intermittently partly mildly moderately if
  little bit
contrast 0: but however although though yet despite nevertheless nonetheless still while instead unless except otherwise
wish 0: would could should might ought wish supposed attempt attempts attempted attempting tries trying tried try seems seem appears
  intended intentions potential aspires premise
amount-little -1: only merely just barely little less least few minor minimal small
amount-much 1: always every everything everyone all many more most much plenty full filled wealth abundance abundant
service-bad -2: on-hold hung-up hanging-up hang-up no-response no-answer no-reply no-help no-one not-working doesn't-work won't-work
  can't-get can't-reach won't-let still-waiting still-nothing still-no hours-late hour-late hour-delay hr-delay been-waiting long-wait
  long-line long-lines missed-connection missed-flight lost-bag lost-luggage lost-bags missing-bag no-luggage no-bag lost-my your-fault
  too-late too-long too-expensive too-slow so-slow so-late not-helpful no-idea don't-care doesn't-care didn't-care cancelled-flight
  cancelled-flightled flightled late-flight sitting-on stuck-in stuck-on stuck-at no-gate no-crew no-pilot no-refund no-explanation
  no-information no-communication no-updates wrong-gate wrong-bag busy-signal automated-system hold-time wait-time phone-system told-me
  promised forced luggage baggage tarmac overnight mechanical maintenance connection rebook rebooking standby vouchers voucher
  compensation hotel-voucher supervisor complaint claim mistreated unhelpful abandoned fees fee charged charging charge sold-out downgrade
  downgraded dirty seatless squeezed ancient shortage understaffed disorganised disorganized unorganized unprepared chaos chaotic zoo
  nightmare
anger -3: ugh ughh argh arg grr grrr smh fml ffs bs f'd effing freaking frigging frickin sucks suckage blows ridiculous ridiculousness
  insane insanity absurd disgraceful joke never-again never-flying never-fly never-using lost-customer lost-business done-with fed-up
  sick-of tired-of enough-is worst-airline worst-customer worst-service worst-experience worst-flight thanks-for way-to shame-on are-you
  what-the how-hard how-can step-up get-your get-it do-better be-better bye-bye #fail #epicfail #neveragain #badservice #worst
  #unacceptable #disappointed #frustrated #annoyed #angry #poorservice #ridiculous #pathetic #horrible
sarcasm-cue -1: nice-job good-job great-job way-go real-nice how-nice how-convenient nice-work thanks-guys love-how love-it-when must-be
  of-course wow-just wow- #sarcasm #not #thanksfornothing #irony go-figure big-surprise no-surprise not-surprised
thanks 2: thank-you thanks-so thanks-to thank-u thx-for much-appreciated many-thanks great-help big-thanks shout-out hats-off two-thumbs
  #thankyou #thanks tysm thankful
praise-high 3: best-airline best-flight best-ever great-flight great-service great-crew great-job awesome-service awesome-crew
  amazing-service amazing-crew rocks rock rocked kick-ass badass on-point nailed-it killing-it above-beyond made-my my-favorite
  #bestairline #awesome #great #love #amazing #winning #happy dope legit epic fave favs hero heroes lifesaver angel angels rockstar
  rockstars
friendly 2: customer-first went-above above-and went-out wonderful-crew sweetest nicest kindest so-nice so-helpful so-kind very-helpful
  super-helpful very-friendly great-attitude good-attitude took-care taken-care taking-care gave-us gave-me let-me hooked-me hooked-us
joy 3: haha hahaha hehe lol yay woo woohoo excited so-excited can't-wait cant-wait looking-forward pumped stoked blessed thrilled smiles
  smile smiling :) :-) =) ;) ;-) :d :p <3 ❤ 😊 😄 😍 😘 👍 💪 🙏 🎉 ✈ 💙 💕 💜 💖 👏 🙌 😁 😃 😀 🎵 yummy
sad -2: :( :-( =( 😭 😢 😔 💔 😞 😩 😫 😕 ☹ bummed bummer bummed-out sobbing sobs teary upset upsetting miss-you missing-you so-sad
so-so -1: so-so meh average ordinary run-of-the-mill middling unremarkable nothing-special nothing-new nothing-more not-much not-enough
  not-quite not-really not-very not-particularly not-exactly not-worth not-good not-great not-bad isn't-much falls-short falls-flat
  fall-flat fell-flat comes-up short-of could-have would-have should-have might-have wants-to tries-to trying-to tries-too attempt-to
  supposed-to too-much too-many too-often too-little more-like feels-like seems-to rather-than instead-of far-from
boring -2: drags-on goes-on goes-nowhere going-nowhere runs-out nowhere falls-asleep put-you watching-paint long-slog slog sleepwalk
  sleepwalking dozing ho-hum yawner snore snores snail-like glacial
bad -2: waste-of lack-of lacks-the loses-its lost-in lost-its out-of-place cheap-looking cheaply cheapo low-rent low-budget
  bargain-basement straight-to-video bottom-of missed-opportunity ill-timed ill-equipped dead-end dead-on-arrival dead dying worn-thin
  wears-thin wore-thin thin-plot little-more nothing-but neither-funny not-funny unnecessary needless needlessly overkill excess excessive
  excessively excesses bloated bloat overloaded murky muddy fuzzy blurry incomplete sketchy skimpy skimps scant meager paltry sparse
engage 2: keeps-you keeps-us holds-your draws-you pulls-you worth-seeing worth-watching worth-a worth-the well-worth must-see don't-miss
  see-it never-dull never-boring never-less works-well pays-off delivers delivered deliver hooks hooked mesmerising unrelenting relentless
  relentlessly taut vibrantly zip zing momentum propulsive swiftly hums crackles crackle crackling soars soar pulse pulsates blistering
  searing scorching incendiary sizzling sizzle
smart 2: food-for thought-provoking eye-opening cerebral philosophical poignancy sagacious perspicacious knowing knowingly savvy canny
  cannily slyly satire satirical satirically send-up lampoon parody deftly wickedly fiendishly subversive subversively radical pioneering
  groundbreaking ground-breaking trailblazing visionary landmark auteur craftsmanship finesse panache flair verve brio gusto elan pizzazz
  aplomb wit bite
`;
