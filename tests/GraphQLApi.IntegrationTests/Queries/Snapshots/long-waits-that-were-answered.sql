-- parameters: @p0, @p1, @p2, @p3
SELECT COUNT(*)
FROM "QueueVisits" AS "q"
WHERE "q"."EnterTime" >= @p0 AND "q"."EnterTime" < @p1 AND "q"."ExitReason" = @p2 AND "q"."WaitSeconds" > @p3

-- parameters: @p0, @p1, @p2, @p3, @p4
SELECT "q"."ConversationId", "q"."QueueId", "q"."EnterTime", "q"."AnswerTime", "q"."WaitSeconds", "q"."RespondingOrdinal"
FROM "QueueVisits" AS "q"
WHERE "q"."EnterTime" >= @p0 AND "q"."EnterTime" < @p1 AND "q"."ExitReason" = @p2 AND "q"."WaitSeconds" > @p3
ORDER BY "q"."WaitSeconds" DESC, "q"."ConversationId", "q"."Ordinal"
LIMIT @p4

-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0
SELECT "a"."ConversationId", "a"."Ordinal", "a"."AgentId", "a"."RingSeconds", "a"."InteractionSeconds"
FROM "AgentSegments" AS "a"
WHERE "a"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0
SELECT "a"."AgentId", "a"."Name"
FROM "Agents" AS "a"
WHERE "a"."AgentId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
