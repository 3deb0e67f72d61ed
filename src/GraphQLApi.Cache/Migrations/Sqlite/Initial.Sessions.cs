namespace GraphQLApi.Cache.Migrations.Sqlite;

internal sealed partial class Initial
{
    // Sessions and what hangs on them.
    private const string Sessions =
        """
        CREATE TABLE "Sessions" (
            "SessionId" TEXT NOT NULL CONSTRAINT "PK_Sessions" PRIMARY KEY,
            "Channel" TEXT NULL,
            "Direction" INTEGER NULL,
            "StartTime" INTEGER NOT NULL,
            "EndTime" INTEGER NULL,
            "EffectiveEndTime" INTEGER NULL,
            "DurationSeconds" REAL NULL,
            "Outcome" INTEGER NOT NULL,
            "FinalStatus" TEXT NULL,
            "SmartStatus" TEXT NULL,
            "StatusDetail" TEXT NULL,
            "DisconnectingEvent" TEXT NULL,
            "ErrorDetails" TEXT NULL,
            "BotId" TEXT NULL,
            "AutomationBotIds" TEXT NOT NULL,
            "UserId" TEXT NULL,
            "ChannelSpecificUserId" TEXT NULL,
            "OrgId" TEXT NULL,
            "CustomerKey" TEXT NULL,
            "CustomerPhone" TEXT NULL,
            "CenterPhone" TEXT NULL,
            "CustomerFirstName" TEXT NULL,
            "CustomerLastName" TEXT NULL,
            "CustomerEmail" TEXT NULL,
            "IntentsKnown" INTEGER NOT NULL,
            "RealtimeStatus" TEXT NULL,
            "DeflectedTo" TEXT NULL,
            "TimeHandledSeconds" REAL NULL,
            "CsatScore" INTEGER NULL,
            "CsatFeedback" TEXT NULL,
            "NpsScore" INTEGER NULL,
            "LikeDislikeScore" INTEGER NULL,
            "SurveyType" TEXT NULL,
            "DataQuality" INTEGER NOT NULL,
            "FetchedAt" INTEGER NOT NULL,
            "Settled" INTEGER NOT NULL,
            "ContentHash" BLOB NOT NULL
        );
        CREATE INDEX "IX_Sessions_StartTime_SessionId" ON "Sessions" ("StartTime", "SessionId");
        CREATE INDEX "IX_Sessions_StartTime" ON "Sessions" ("StartTime") WHERE "ChannelSpecificUserId" LIKE '%/c-%';

        CREATE TABLE "SessionIntents" (
            "SessionId" TEXT NOT NULL,
            "Position" INTEGER NOT NULL,
            "Intent" TEXT NOT NULL,
            CONSTRAINT "PK_SessionIntents" PRIMARY KEY ("SessionId", "Position"),
            CONSTRAINT "FK_SessionIntents_Sessions_SessionId" FOREIGN KEY ("SessionId") REFERENCES "Sessions" ("SessionId") ON DELETE CASCADE
        );
        CREATE INDEX "IX_SessionIntents_Intent" ON "SessionIntents" ("Intent");

        CREATE TABLE "SessionSkills" (
            "SessionId" TEXT NOT NULL,
            "Position" INTEGER NOT NULL,
            "SkillId" TEXT NOT NULL,
            "Name" TEXT NULL,
            CONSTRAINT "PK_SessionSkills" PRIMARY KEY ("SessionId", "Position"),
            CONSTRAINT "FK_SessionSkills_Sessions_SessionId" FOREIGN KEY ("SessionId") REFERENCES "Sessions" ("SessionId") ON DELETE CASCADE
        );

        CREATE TABLE "SessionTags" (
            "SessionId" TEXT NOT NULL,
            "Scope" INTEGER NOT NULL,
            "Position" INTEGER NOT NULL,
            "Name" TEXT NOT NULL,
            "Value" TEXT NULL,
            CONSTRAINT "PK_SessionTags" PRIMARY KEY ("SessionId", "Scope", "Position"),
            CONSTRAINT "FK_SessionTags_Sessions_SessionId" FOREIGN KEY ("SessionId") REFERENCES "Sessions" ("SessionId") ON DELETE CASCADE
        );

        CREATE TABLE "RawRecords" (
            "SessionId" TEXT NOT NULL,
            "RecordKey" TEXT NOT NULL,
            "Json" TEXT NOT NULL,
            "FetchedAt" INTEGER NOT NULL,
            CONSTRAINT "PK_RawRecords" PRIMARY KEY ("SessionId", "RecordKey"),
            CONSTRAINT "FK_RawRecords_Sessions_SessionId" FOREIGN KEY ("SessionId") REFERENCES "Sessions" ("SessionId") ON DELETE CASCADE
        );
        """;
}
