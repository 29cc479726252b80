using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.Core.LimitChanges.Overrides;

public sealed class OverridePolicyTests
{
    private static readonly GuardrailOptions Guardrails = new() { MaximumLimit = 1_000 };

    [Theory]
    [InlineData(LimitKind.StreamingSessionsPerMinute, 0, true)]
    [InlineData(LimitKind.StreamingSessionsPerMinute, 1_000, true)]
    [InlineData(LimitKind.StreamingSessionsPerMinute, 1_001, false)]
    [InlineData(LimitKind.LemurRequestsPerMinute, -1, false)]
    [InlineData(LimitKind.LemurRequestsPerMinute, int.MinValue, false)]
    [InlineData(LimitKind.Projects, 1, true)]
    [InlineData(LimitKind.Projects, 0, false)]
    [InlineData(LimitKind.ApiKeys, 0, true)]
    public void Wanted_HasARange(LimitKind kind, int wanted, bool isFine) =>
        Assert.Equal(isFine, Problems(kind, seen: 50, wanted).Count == 0);

    [Theory]
    [InlineData(null, null)]
    [InlineData(7, 7)]
    public void Wanted_WhatIsInForce_IsNoChange(int? seen, int? wanted)
    {
        var problem = Assert.Single(Problems(LimitKind.LemurRequestsPerMinute, seen, wanted));

        Assert.Equal((nameof(OverrideRequest.Wanted), OverrideTexts.Unchanged), (problem.Field, problem.Message));
    }

    [Fact]
    public void ThrottleLimit_HasGuardrailsAndIsRefusedHere() =>
        Assert.Contains(Problems(LimitKind.AsyncConcurrency, 200, 300), problem =>
            problem.Message == OverrideTexts.Guarded
        );

    [Fact]
    public void Request_WithoutReasonTicketOrAttempt_NamesEach()
    {
        var problems = OverridePolicy.Validate(new("10482", LimitKind.Projects, null, 5, "short", " ", ""), Guardrails);

        Assert.Equal(["Reason", "Ticket", "CorrelationId"], problems.Select(problem => problem.Field));
    }

    private static IReadOnlyList<LimitChangeProblem> Problems(LimitKind kind, int? seen, int? wanted) =>
        OverridePolicy.Validate(
            new("10482", kind, seen, wanted, "Agreed in the contract", "SUP-77", "attempt-1"),
            Guardrails
        );
}
