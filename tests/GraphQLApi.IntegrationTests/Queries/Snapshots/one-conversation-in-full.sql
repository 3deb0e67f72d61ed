-- 2 times
-- parameters: 
SELECT EXISTS (
    SELECT 1
    FROM "Tombstones" AS "t")

-- 3 times
-- parameters: @asked
SELECT "c"."ConversationId", "c"."BotId", "c"."StartTime"
FROM "Conversations" AS "c"
WHERE EXISTS (
    SELECT 1
    FROM json_each(@asked) AS "j"
    WHERE "j"."value" = "c"."ConversationId")

-- 3 times
-- parameters: @asked
SELECT "c"."ConversationId", "c"."FetchedAt", "c"."IsKnown", "c"."Json"
FROM "ConversationDetails" AS "c"
WHERE EXISTS (
    SELECT 1
    FROM json_each(@asked) AS "j"
    WHERE "j"."value" = "c"."ConversationId")

-- 3 times
-- parameters: @json
SELECT "t0"."Key"
FROM json_each(@json) AS "j"
INNER JOIN (
    SELECT "t"."Key"
    FROM "Tombstones" AS "t"
    WHERE "t"."Kind" = 2
) AS "t0" ON "j"."value" = "t0"."Key"

-- parameters: @p0
SELECT "a"."AgentId", "a"."Name"
FROM "Agents" AS "a"
WHERE "a"."AgentId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0
SELECT "c"."ConversationId", "c"."Position", "c"."Disposition"
FROM "ConversationDispositions" AS "c"
WHERE "c"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
ORDER BY "c"."Position"

-- parameters: @p0
SELECT "c"."ConversationId", "c"."Position", "c"."SkillId", "c"."Name"
FROM "ConversationSkills" AS "c"
WHERE "c"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
ORDER BY "c"."Position"

-- 2 times
-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0, @p1
SELECT "c"."ConversationId", "c"."StartTime", "c"."HandoverTime", "c"."EndTime", "c"."LastIntentName"
FROM "Conversations" AS "c"
WHERE "c"."Outcome" = @p0
ORDER BY "c"."StartTime" DESC, "c"."ConversationId"
LIMIT @p1

-- 2 times
-- parameters: @p0, @p1, @p2, @p3
INSERT INTO "ConversationDetails" ("ConversationId", "FetchedAt", "IsKnown", "Json")
VALUES (@p0, @p1, @p2, @p3);

-- 2 times
-- parameters: @row_ConversationId
DELETE FROM "ConversationDetails" AS "c"
WHERE "c"."ConversationId" = @row_ConversationId
