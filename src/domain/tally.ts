import { leastToReach, reaches, sayFraction, type CouncilSize } from './quorum.js';
import type { RuleCard } from './rule-card.js';
import type { Sentence } from './vocabulary.js';
