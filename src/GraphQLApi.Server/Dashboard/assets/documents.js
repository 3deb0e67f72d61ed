// One document a chart, answered by the API that everybody uses; "open as query" and "as CSV" take exactly these.
// CACHE_ONLY: looking costs the vendor no call. What has not been read yet is shown as such, and read when somebody says so.

const coverage = `coverage {
      complete
      missing { from to }
      stale { from to }
      saturated { from to }
      asOf
      warnings
    }`;

const rate = 'value numerator denominator interval95 { low high }';

export const volume = `# How many sessions began, and how did they end?
query VolumeAndOutcomes(
  $range: TimeRangeInput!
  $timeZone: TimeZone!
  $interval: TimeIntervalInput!
  $where: SessionFilterInput
  $compare: ComparisonInput
) @freshness(mode: CACHE_ONLY) {
  sessionMetrics(range: $range, timeZone: $timeZone, where: $where, groupBy: [OUTCOME], interval: $interval, compare: $compare) {
    rows {
      key { outcome }
      bucket { startLocal isPartial }
      metrics { sessions }
    }
    totals { sessions containmentRate { ${rate} } }
    previousTotals { sessions containmentRate { value } }
    previousCoverage { complete }
    truncated
    ${coverage}
  }
}
`;

export const serviceLevel = `# Which share of those who entered a queue was answered within its threshold?
query ServiceLevelByQueue(
  $range: TimeRangeInput!
  $timeZone: TimeZone!
  $where: QueueVisitFilterInput
  $compare: ComparisonInput
) @freshness(mode: CACHE_ONLY) {
  queueMetrics(range: $range, timeZone: $timeZone, where: $where, groupBy: [QUEUE], order: [{ offered: DESC }], first: 12, compare: $compare) {
    rows {
      key { queue { queueId name } }
      metrics { offered answered serviceLevel { ${rate} } }
      previous { serviceLevel { value } }
    }
    totals {
      offered
      answered
      serviceLevel { ${rate} }
      abandonmentRate { ${rate} }
      averageSpeedOfAnswerSeconds
    }
    previousTotals {
      offered
      serviceLevel { value }
      abandonmentRate { value }
      averageSpeedOfAnswerSeconds
    }
    previousCoverage { complete }
    truncated
    ${coverage}
  }
}
`;

export const waits = `# How long did those wait who were answered, and those who gave up?
query WaitsByQueue($range: TimeRangeInput!, $timeZone: TimeZone!, $where: QueueVisitFilterInput) @freshness(mode: CACHE_ONLY) {
  queueMetrics(range: $range, timeZone: $timeZone, where: $where, groupBy: [QUEUE], order: [{ offered: DESC }], first: 12) {
    rows {
      key { queue { queueId name } }
      metrics {
        answered
        waitSeconds { average p50: percentile(p: 50) p90: percentile(p: 90) maximum }
        abandoned
        timeToAbandonSeconds { average }
      }
    }
    truncated
    ${coverage}
  }
}
`;

export const abandonment = `# At which hour of the day do customers give up?
query AbandonmentByHour($range: TimeRangeInput!, $timeZone: TimeZone!, $where: QueueVisitFilterInput) @freshness(mode: CACHE_ONLY) {
  queueMetrics(range: $range, timeZone: $timeZone, where: $where, groupBy: [HOUR_OF_DAY]) {
    rows {
      key { hourOfDay }
      metrics { offered abandoned abandonmentRate { ${rate} } }
    }
    truncated
    ${coverage}
  }
}
`;

export const handleTime = `# How long does a contact take, by agent? The twelve with most contacts.
query HandleTimeByAgent($range: TimeRangeInput!, $timeZone: TimeZone!, $where: AgentSegmentFilterInput) @freshness(mode: CACHE_ONLY) {
  agentMetrics(range: $range, timeZone: $timeZone, where: $where, groupBy: [AGENT], order: [{ accepted: DESC }], first: 12) {
    rows {
      key { agent { agentId name } }
      metrics {
        accepted
        handleSeconds { average p90: percentile(p: 90) }
        interactionSeconds { average }
        holdSeconds { average }
        afterCallWorkSeconds { average }
      }
    }
    truncated
    ${coverage}
  }
}
`;

export const status = `# What is cached, and how fresh is it?
query CacheStatus($from: DateTime!, $to: DateTime!, $before: DateTime!) @freshness(mode: CACHE_ONLY) {
  serviceStatus {
    version
    isDemo
    sessions
    conversations
    oldestSession
    newestSession
    upstream { reachable circuit callsLastMinute callsPerMinuteLimit lastSuccessAt lastError }
  }
  coverage(from: $from, to: $to) {
    from
    to
    complete
    missing { from to }
    stale { from to }
    saturated { from to }
    asOf
    completeThrough
  }
  compared: coverage(from: $before, to: $from) { missing { from to } }
}
`;

export const choices = `# Which queues and channels are there?
query Choices($range: TimeRangeInput!) @freshness(mode: CACHE_ONLY) {
  queues(first: 1000, order: [{ name: ASC }]) { nodes { queueId name } }
  sessionMetrics(range: $range, groupBy: [CHANNEL], order: [{ sessions: DESC }]) { rows { key { channel } } }
}
`;

export const now = `# Who is with us at this moment, and who left last?
query Now($open: SessionFilterInput!, $waiting: QueueVisitFilterInput!, $ended: SessionFilterInput!) @freshness(mode: CACHE_ONLY) {
  sessions(first: 0, where: $open) { totalCount }
  queueVisits(first: 0, where: $waiting) { totalCount }
  ended: sessions(first: 6, where: $ended, order: [{ endTime: DESC }]) {
    nodes { sessionId channel endTime outcome intents }
  }
}
`;

export const finished = `# Each session the moment the vendor shows it as finished.
subscription FinishedSessions {
  realtimeSession {
    sessionId
    channel
    status
    endTime
    intents
    session { outcome queueVisits { queue { queueId } } }
  }
}
`;

export const changed = `# Each conversation that the sync adds or changes.
subscription ChangedConversations($queueId: String) {
  conversationChanged(queueId: $queueId) { conversationId channel outcome }
}
`;

export const backfill = `# Read from the vendor what the cache does not hold yet.
mutation ReadRange($input: StartBackfillInput!) {
  startBackfill(input: $input) {
    job { id state progress }
    errors { code message }
  }
}
`;

export const progress = `# How far is the reading?
subscription ReadProgress($job: ID!) {
  syncProgress(jobId: $job) { state progress estimatedSecondsLeft error { code message } }
}
`;
