using System.ComponentModel.DataAnnotations;
using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Limits;

/// <summary>Plan defaults and the working figures of the limiter, section <c>Limits</c>.</summary>
public sealed class LimitOptions : IValidatableObject
{
    public const string Section = "Limits";

    /// <summary>The free plan.</summary>
    public PlanLimits Free { get; set; } =
        new()
        {
            AsyncConcurrency = 5,
            StreamingSessionsPerMinute = 5,
            LemurRequestsPerMinute = 2,
            Projects = 2,
            ApiKeys = 2,
        };

    /// <summary>The pay-as-you-go plan.</summary>
    public PlanLimits PayAsYouGo { get; set; } =
        new()
        {
            AsyncConcurrency = 200,
            StreamingSessionsPerMinute = 100,
            LemurRequestsPerMinute = 30,
            Projects = 2,
            ApiKeys = 4,
        };

    /// <summary>Contracted accounts.</summary>
    public PlanLimits Contracted { get; set; } =
        new()
        {
            AsyncConcurrency = 200,
            StreamingSessionsPerMinute = 100,
            LemurRequestsPerMinute = 30,
            Projects = 5,
            ApiKeys = 25,
        };

    /// <summary>
    /// Projects and keys are "custom" on Enterprise: without an override they are as good as unlimited.
    /// </summary>
    public PlanLimits Enterprise { get; set; } =
        new()
        {
            AsyncConcurrency = 200,
            StreamingSessionsPerMinute = 100,
            LemurRequestsPerMinute = 30,
            Projects = 1_000,
            ApiKeys = 1_000,
        };

    /// <summary>A transcript whose lease expired this many times ends in <c>error</c>.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>
    /// Commands waiting for the batcher beyond which callers are told 503 rather than memory growing.
    /// </summary>
    [Range(100, 1_000_000)]
    public int QueueCapacity { get; set; } = 20_000;

    /// <summary>How long a decision can be looked up by its id, in hours.</summary>
    [Range(1, 8_760)]
    public int DecisionHours { get; set; } = 24;

    /// <summary>The limits of a plan.</summary>
    public PlanLimits Of(AccountPlan plan) =>
        plan switch
        {
            AccountPlan.Free => Free,
            AccountPlan.PayAsYouGo => PayAsYouGo,
            AccountPlan.Contracted => Contracted,
            AccountPlan.Enterprise => Enterprise,
            _ => throw new ArgumentOutOfRangeException(nameof(plan), plan, null),
        };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var plan in Enum.GetValues<AccountPlan>())
        {
            var problems = new List<ValidationResult>();
            Validator.TryValidateObject(
                Of(plan),
                new ValidationContext(Of(plan)),
                problems,
                validateAllProperties: true
            );
            foreach (var problem in problems)
            {
                yield return new($"{Section}:{plan}: {problem.ErrorMessage}");
            }
        }
    }
}
