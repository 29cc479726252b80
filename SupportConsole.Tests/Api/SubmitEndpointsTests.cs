using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Api;

/// <summary>Transcripts are taken, or refused with the sentence that says why.</summary>
public sealed class SubmitEndpointsTests : PlatformTests
{
    private const string Submit = "/accounts/acme/transcripts";
    private static readonly Decision Decided = new()
    {
        Kind = DecisionKind.Submit,
        Rule = DecisionRule.RoomForAll,
        At = Samples.Now,
    };

    [Fact]
    public async Task Submit_Accepted_AnswersEachWithItsPlaceInLine()
    {
        Platform.Limiter.Submit = new SubmitOutcome.Accepted(
            [new("t1", TranscriptStatus.Processing, null), new("t2", TranscriptStatus.Queued, 7)],
            EffectiveLimit: 200,
            Running: 200,
            Queued: 7
        )
        {
            Decision = Decided,
        };

        var (status, body, headers) = await Platform.SendAsync(
            "POST",
            Submit,
            """
            {"transcripts":[{}, {"id":"t2","projectId":"staging","apiKeyId":"k1","model":"slam-1","audioUrl":"https://example.com/a.mp3","x":1}]}
            """
        );

        Assert.Equal(200, status);
        AssertJson(
            """{"results":[{"id":"t1","status":"processing","queuePosition":null},{"id":"t2","status":"queued","queuePosition":7}],"effectiveLimit":200,"running":200,"queued":7}""",
            body
        );
        Assert.Equal(
            [new(), new("t2", "staging", "k1", "slam-1", "https://example.com/a.mp3")],
            Assert.IsAssignableFrom<IReadOnlyList<TranscriptSubmission>>(Assert.Single(Platform.Limiter.Asked))
        );
        Assert.Equal([FakeDecisions.Id], headers.GetValues("X-Decision-Id"));
        Assert.Same(Decided, Assert.Single(Platform.Decisions.Issued));
    }

    public static TheoryData<object, int, string> Refusals =>
        new()
        {
            {
                new SubmitOutcome.Refused(NewWorkRefusal.NegativeBalance),
                400,
                "Your current account balance is negative. Please top up to continue using the API"
            },
            { new SubmitOutcome.Refused(NewWorkRefusal.Disabled), 403, "This account is disabled" },
            { new SubmitOutcome.UnknownAccount(), 404, "There is no account acme" },
            { new SubmitOutcome.UnknownProject("p"), 400, "transcripts[1].projectId: the account has no project p" },
            {
                new SubmitOutcome.UnknownProject("default"),
                400,
                "transcripts[0].projectId: the account has no project default"
            },
            {
                new SubmitOutcome.UnknownModel("m", ["slam-1", "universal"]),
                400,
                "transcripts[2].model: must be one of slam-1, universal"
            },
            {
                new SubmitOutcome.IdTaken("t1"),
                409,
                "transcripts[3].id: t1 is taken by another account; nothing was stored"
            },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Submit_Refused_AnswersStatusAndSentence(object outcome, int expectedStatus, string expectedError)
    {
        Platform.Limiter.Submit = (SubmitOutcome)outcome with { Decision = Decided };

        var (status, body, headers) = await Platform.SendAsync(
            "POST",
            Submit,
            """{"transcripts":[{},{"projectId":"p"},{"projectId":"p","model":"m"},{"id":"t1","projectId":"p"}]}"""
        );

        Assert.Equal((expectedStatus, expectedError), (status, body.GetProperty("error").GetString()));
        Assert.True(headers.Contains("X-Decision-Id"));
    }

    [Theory]
    [InlineData("{}", "transcripts: is missing; it must be a list of 1 to 1,000 objects")]
    [InlineData("""{"transcripts":[]}""", "transcripts: must be a list of 1 to 1,000 objects")]
    [InlineData("""{"transcripts":{}}""", "transcripts: must be a list of 1 to 1,000 objects")]
    [InlineData("""{"transcripts":[{},null]}""", "transcripts[1]: must be a JSON object")]
    [InlineData("""{"transcripts":[{},{},"t"]}""", "transcripts[2]: must be a JSON object")]
    [InlineData(
        """{"transcripts":[{"id":""}]}""",
        "transcripts[0].id: must be 1 to 64 characters out of A-Z a-z 0-9 _ -, and none of the words lease, "
            + "heartbeat, complete"
    )]
    [InlineData(
        """{"transcripts":[{"id":"Lease"}]}""",
        "transcripts[0].id: must be 1 to 64 characters out of A-Z a-z 0-9 _ -, and none of the words lease, "
            + "heartbeat, complete"
    )]
    [InlineData(
        """{"transcripts":[{},{"id":7}]}""",
        "transcripts[1].id: must be 1 to 64 characters out of A-Z a-z 0-9 _ -, and none of the words lease, "
            + "heartbeat, complete"
    )]
    [InlineData(
        """{"transcripts":[{"projectId":"a/b"}]}""",
        "transcripts[0].projectId: must be 1 to 64 characters out of A-Z a-z 0-9 _ -"
    )]
    [InlineData(
        """{"transcripts":[{"apiKeyId":"é"}]}""",
        "transcripts[0].apiKeyId: must be 1 to 64 characters out of A-Z a-z 0-9 _ -"
    )]
    [InlineData(
        """{"transcripts":[{"audioUrl":"/a.mp3"}]}""",
        "transcripts[0].audioUrl: must be an absolute http or https address of at most 2,048 characters"
    )]
    [InlineData(
        """{"transcripts":[{"audioUrl":"file:///etc/passwd"}]}""",
        "transcripts[0].audioUrl: must be an absolute http or https address of at most 2,048 characters"
    )]
    [InlineData(
        """{"transcripts":[{"audioUrl":"javascript:alert(1)"}]}""",
        "transcripts[0].audioUrl: must be an absolute http or https address of at most 2,048 characters"
    )]
    [InlineData(
        """{"transcripts":[{},{},{},{"audioUrl":["x"]}]}""",
        "transcripts[3].audioUrl: must be an absolute http or https address of at most 2,048 characters"
    )]
    [InlineData(
        """{"transcripts":[{"model":""}]}""",
        "transcripts[0].model: must be a text of 1 to 64 characters without control characters or blanks around it"
    )]
    public async Task Submit_WrongField_IsRefusedWithItsPlace(string json, string problem) =>
        await AssertRefusedAsync(Submit, json, problem);

    [Fact]
    public async Task Submit_BatchOf1000_IsTakenAndOneMoreIsNot()
    {
        static string Batch(int items) =>
            $$"""{"transcripts":[{{string.Join(',', Enumerable.Repeat("{}", items))}}]}""";

        var (status, _, _) = await Platform.SendAsync("POST", Submit, Batch(1_000));
        var (refused, error) = await Platform.RefusedAsync("POST", Submit, Batch(1_001));

        Assert.Equal(200, status);
        Assert.Equal((400, "transcripts: must be a list of 1 to 1,000 objects"), (refused, error));
        Assert.Single(Platform.Limiter.Asked);
    }
}
