namespace GraphQLApi.Cache.Migrations.Sqlite;

internal sealed partial class Initial
{
    // Conversations with their visits, segments and misses; segments first, because a visit names the segment that answered it.
    private const string Conversations =
        """
        CREATE TABLE "Conversations" (
            "ConversationId" TEXT NOT NULL CONSTRAINT "PK_Conversations" PRIMARY KEY,
            "SessionId" TEXT NOT NULL,
            "Position" INTEGER NOT NULL,
            "Channel" TEXT NULL,
            "Direction" INTEGER NULL,
            "IsVoicemail" INTEGER NULL,
            "StartTime" INTEGER NOT NULL,
            "HandoverTime" INTEGER NULL,
            "EndTime" INTEGER NULL,
            "DurationSeconds" REAL NULL,
            "Outcome" INTEGER NOT NULL,
            "FinalStatus" TEXT NULL,
            "SmartStatus" TEXT NULL,
            "StatusDetail" TEXT NULL,
            "DisconnectingEvent" TEXT NULL,
            "ErrorDetails" TEXT NULL,
            "BotId" TEXT NULL,
            "UserId" TEXT NULL,
            "ChannelSpecificUserId" TEXT NULL,
            "CustomerKey" TEXT NULL,
            "CustomerPhone" TEXT NULL,
            "CenterPhone" TEXT NULL,
            "CustomerFirstName" TEXT NULL,
            "CustomerLastName" TEXT NULL,
            "CustomerEmail" TEXT NULL,
            "Caller" TEXT NULL,
            "Callee" TEXT NULL,
            "DialedNumber" TEXT NULL,
            "EndUserNumber" TEXT NULL,
            "CountryCode" TEXT NULL,
            "CampaignId" TEXT NULL,
            "CampaignName" TEXT NULL,
            "CampaignInstanceId" TEXT NULL,
            "DialingListId" TEXT NULL,
            "CampaignAttempt" INTEGER NULL,
            "ContactStatus" TEXT NULL,
            "CampaignRunDate" INTEGER NULL,
            "ContactLists" TEXT NOT NULL,
            "DispositionRemarks" TEXT NOT NULL,
            "CsatScore" INTEGER NULL,
            "CsatFeedback" TEXT NULL,
            "NpsScore" INTEGER NULL,
            "LikeDislikeScore" INTEGER NULL,
            "SurveyType" TEXT NULL,
            "LastIntentName" TEXT NULL,
            "LastIntentUserInput" TEXT NULL,
            "AutomationBotIds" TEXT NOT NULL,
            "TransferCount" INTEGER NOT NULL,
            "FirstWaitSeconds" REAL NULL,
            "HandleSeconds" REAL NULL,
            "DataQuality" INTEGER NOT NULL,
            "FetchedAt" INTEGER NOT NULL,
            "Settled" INTEGER NOT NULL,
            CONSTRAINT "FK_Conversations_Sessions_SessionId" FOREIGN KEY ("SessionId") REFERENCES "Sessions" ("SessionId") ON DELETE CASCADE
        );
        CREATE INDEX "IX_Conversations_SessionId_Position" ON "Conversations" ("SessionId", "Position");
        CREATE INDEX "IX_Conversations_StartTime_ConversationId" ON "Conversations" ("StartTime", "ConversationId");

        CREATE TABLE "ConversationDispositions" (
            "ConversationId" TEXT NOT NULL,
            "Position" INTEGER NOT NULL,
            "Disposition" TEXT NOT NULL,
            CONSTRAINT "PK_ConversationDispositions" PRIMARY KEY ("ConversationId", "Position"),
            CONSTRAINT "FK_ConversationDispositions_Conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "Conversations" ("ConversationId") ON DELETE CASCADE
        );

        CREATE TABLE "ConversationSkills" (
            "ConversationId" TEXT NOT NULL,
            "Position" INTEGER NOT NULL,
            "SkillId" TEXT NOT NULL,
            "Name" TEXT NULL,
            CONSTRAINT "PK_ConversationSkills" PRIMARY KEY ("ConversationId", "Position"),
            CONSTRAINT "FK_ConversationSkills_Conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "Conversations" ("ConversationId") ON DELETE CASCADE
        );

        CREATE TABLE "ConversationTags" (
            "ConversationId" TEXT NOT NULL,
            "Scope" INTEGER NOT NULL,
            "Position" INTEGER NOT NULL,
            "Name" TEXT NOT NULL,
            "Value" TEXT NULL,
            CONSTRAINT "PK_ConversationTags" PRIMARY KEY ("ConversationId", "Scope", "Position"),
            CONSTRAINT "FK_ConversationTags_Conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "Conversations" ("ConversationId") ON DELETE CASCADE
        );

        CREATE TABLE "AgentSegments" (
            "ConversationId" TEXT NOT NULL,
            "Ordinal" INTEGER NOT NULL,
            "SessionId" TEXT NOT NULL,
            "IsInQueueVisit" INTEGER NOT NULL,
            "AgentId" TEXT NOT NULL,
            "AgentName" TEXT NULL,
            "QueueId" TEXT NULL,
            "Status" TEXT NULL,
            "AssignedTime" INTEGER NULL,
            "AcceptedTime" INTEGER NULL,
            "Time" INTEGER NOT NULL,
            "FirstResponseTime" INTEGER NULL,
            "InteractionEndTime" INTEGER NULL,
            "AfterCallWorkEndTime" INTEGER NULL,
            "RingSeconds" REAL NULL,
            "FirstResponseSeconds" REAL NULL,
            "InteractionSeconds" REAL NULL,
            "HoldSeconds" REAL NULL,
            "AfterCallWorkSeconds" REAL NULL,
            "HandleSeconds" REAL NULL,
            "EndedByTransfer" INTEGER NOT NULL,
            "AgentChoseTranslate" INTEGER NULL,
            "Notes" TEXT NULL,
            CONSTRAINT "PK_AgentSegments" PRIMARY KEY ("ConversationId", "Ordinal"),
            CONSTRAINT "FK_AgentSegments_Agents_AgentId" FOREIGN KEY ("AgentId") REFERENCES "Agents" ("AgentId") ON DELETE RESTRICT,
            CONSTRAINT "FK_AgentSegments_Conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "Conversations" ("ConversationId") ON DELETE CASCADE,
            CONSTRAINT "FK_AgentSegments_Queues_QueueId" FOREIGN KEY ("QueueId") REFERENCES "Queues" ("QueueId") ON DELETE RESTRICT
        );
        CREATE INDEX "IX_AgentSegments_AcceptedTime_ConversationId_Ordinal" ON "AgentSegments" ("AcceptedTime", "ConversationId", "Ordinal");
        CREATE INDEX "IX_AgentSegments_AgentId_Time" ON "AgentSegments" ("AgentId", "Time");
        CREATE INDEX "IX_AgentSegments_QueueId_Time" ON "AgentSegments" ("QueueId", "Time");
        CREATE INDEX "IX_AgentSegments_Time" ON "AgentSegments" ("Time");

        CREATE TABLE "Consultations" (
            "ConversationId" TEXT NOT NULL,
            "Ordinal" INTEGER NOT NULL,
            "Position" INTEGER NOT NULL,
            "AgentId" TEXT NULL,
            "Name" TEXT NULL,
            "AssignedTime" INTEGER NULL,
            "AcceptedTime" INTEGER NULL,
            "EndTime" INTEGER NULL,
            "IsMerged" INTEGER NULL,
            CONSTRAINT "PK_Consultations" PRIMARY KEY ("ConversationId", "Ordinal", "Position"),
            CONSTRAINT "FK_Consultations_AgentSegments_ConversationId_Ordinal" FOREIGN KEY ("ConversationId", "Ordinal") REFERENCES "AgentSegments" ("ConversationId", "Ordinal") ON DELETE CASCADE,
            CONSTRAINT "FK_Consultations_Agents_AgentId" FOREIGN KEY ("AgentId") REFERENCES "Agents" ("AgentId") ON DELETE RESTRICT
        );
        CREATE INDEX "IX_Consultations_AgentId" ON "Consultations" ("AgentId");

        CREATE TABLE "JoinedUsers" (
            "ConversationId" TEXT NOT NULL,
            "Ordinal" INTEGER NOT NULL,
            "Position" INTEGER NOT NULL,
            "AgentId" TEXT NULL,
            "Name" TEXT NULL,
            "JoinedTime" INTEGER NULL,
            "EndTime" INTEGER NULL,
            CONSTRAINT "PK_JoinedUsers" PRIMARY KEY ("ConversationId", "Ordinal", "Position"),
            CONSTRAINT "FK_JoinedUsers_AgentSegments_ConversationId_Ordinal" FOREIGN KEY ("ConversationId", "Ordinal") REFERENCES "AgentSegments" ("ConversationId", "Ordinal") ON DELETE CASCADE,
            CONSTRAINT "FK_JoinedUsers_Agents_AgentId" FOREIGN KEY ("AgentId") REFERENCES "Agents" ("AgentId") ON DELETE RESTRICT
        );
        CREATE INDEX "IX_JoinedUsers_AgentId" ON "JoinedUsers" ("AgentId");

        CREATE TABLE "QueueVisits" (
            "ConversationId" TEXT NOT NULL,
            "Ordinal" INTEGER NOT NULL,
            "SessionId" TEXT NOT NULL,
            "QueueId" TEXT NOT NULL,
            "QueueName" TEXT NULL,
            "EnterTime" INTEGER NULL,
            "AnswerTime" INTEGER NULL,
            "ExitTime" INTEGER NULL,
            "WaitSeconds" REAL NULL,
            "ExitReason" INTEGER NOT NULL,
            "CallbackOpted" INTEGER NULL,
            "CallbackOptedTime" INTEGER NULL,
            "CallbackAcceptedTime" INTEGER NULL,
            "RespondingOrdinal" INTEGER NULL,
            CONSTRAINT "PK_QueueVisits" PRIMARY KEY ("ConversationId", "Ordinal"),
            CONSTRAINT "FK_QueueVisits_AgentSegments_ConversationId_RespondingOrdinal" FOREIGN KEY ("ConversationId", "RespondingOrdinal") REFERENCES "AgentSegments" ("ConversationId", "Ordinal"),
            CONSTRAINT "FK_QueueVisits_Conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "Conversations" ("ConversationId") ON DELETE CASCADE,
            CONSTRAINT "FK_QueueVisits_Queues_QueueId" FOREIGN KEY ("QueueId") REFERENCES "Queues" ("QueueId") ON DELETE RESTRICT,
            CONSTRAINT "FK_QueueVisits_Sessions_SessionId" FOREIGN KEY ("SessionId") REFERENCES "Sessions" ("SessionId") ON DELETE CASCADE
        );
        CREATE INDEX "IX_QueueVisits_ConversationId_RespondingOrdinal" ON "QueueVisits" ("ConversationId", "RespondingOrdinal");
        CREATE INDEX "IX_QueueVisits_EnterTime_ConversationId_Ordinal" ON "QueueVisits" ("EnterTime", "ConversationId", "Ordinal");
        CREATE INDEX "IX_QueueVisits_QueueId_EnterTime" ON "QueueVisits" ("QueueId", "EnterTime");
        CREATE INDEX "IX_QueueVisits_SessionId" ON "QueueVisits" ("SessionId");

        CREATE TABLE "MissedAssignments" (
            "ConversationId" TEXT NOT NULL,
            "Ordinal" INTEGER NOT NULL,
            "Number" INTEGER NOT NULL,
            "SessionId" TEXT NOT NULL,
            "QueueId" TEXT NULL,
            "AgentId" TEXT NOT NULL,
            "AssignedTime" INTEGER NULL,
            "Event" TEXT NULL,
            CONSTRAINT "PK_MissedAssignments" PRIMARY KEY ("ConversationId", "Ordinal", "Number"),
            CONSTRAINT "FK_MissedAssignments_Agents_AgentId" FOREIGN KEY ("AgentId") REFERENCES "Agents" ("AgentId") ON DELETE RESTRICT,
            CONSTRAINT "FK_MissedAssignments_Conversations_ConversationId" FOREIGN KEY ("ConversationId") REFERENCES "Conversations" ("ConversationId") ON DELETE CASCADE,
            CONSTRAINT "FK_MissedAssignments_QueueVisits_ConversationId_Ordinal" FOREIGN KEY ("ConversationId", "Ordinal") REFERENCES "QueueVisits" ("ConversationId", "Ordinal") ON DELETE CASCADE,
            CONSTRAINT "FK_MissedAssignments_Queues_QueueId" FOREIGN KEY ("QueueId") REFERENCES "Queues" ("QueueId") ON DELETE RESTRICT
        );
        CREATE INDEX "IX_MissedAssignments_AgentId_AssignedTime" ON "MissedAssignments" ("AgentId", "AssignedTime");
        CREATE INDEX "IX_MissedAssignments_AssignedTime_ConversationId_Ordinal_Number" ON "MissedAssignments" ("AssignedTime", "ConversationId", "Ordinal", "Number");
        CREATE INDEX "IX_MissedAssignments_QueueId" ON "MissedAssignments" ("QueueId");
        """;
}
