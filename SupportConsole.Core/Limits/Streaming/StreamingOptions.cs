using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>
/// How the limit on new streaming sessions scales, and how long a session may last; section <c>Streaming</c>. Defaults
/// are those of domain.md, "Streaming sessions".
/// </summary>
public sealed class StreamingOptions : IValidatableObject
{
    public const string Section = "Streaming";

    /// <summary>
    /// By how many percent a full minute raises the limit; a minute with little use lowers it by the same factor.
    /// </summary>
    [Range(1, 100)]
    public int StepPercent { get; set; } = 10;

    /// <summary>A minute used to at least this many percent raises the limit.</summary>
    [Range(1, 100)]
    public int RaiseAtPercent { get; set; } = 70;

    /// <summary>A minute used to less than this many percent lowers the limit.</summary>
    [Range(0, 100)]
    public int LowerBelowPercent { get; set; } = 50;

    /// <summary>A session that is open for so long is closed and charged for so long.</summary>
    [Range(60, 10_800)]
    public int MaximumSessionSeconds { get; set; } = 10_800;

    /// <summary>
    /// A session that is still open after so many minutes was probably forgotten by its client: the page lists it as
    /// not terminated.
    /// </summary>
    [Range(1, 180)]
    public int LongOpenMinutes { get; set; } = 60;

    /// <summary><see cref="LongOpenMinutes"/> as a span.</summary>
    public TimeSpan LongOpen => TimeSpan.FromMinutes(LongOpenMinutes);

    /// <summary><see cref="MaximumSessionSeconds"/> as a span.</summary>
    public TimeSpan MaximumSession => TimeSpan.FromSeconds(MaximumSessionSeconds);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LowerBelowPercent > RaiseAtPercent)
        {
            yield return new(
                $"Streaming:LowerBelowPercent is {LowerBelowPercent}, above Streaming:RaiseAtPercent, which is "
                    + $"{RaiseAtPercent}; a minute cannot both raise and lower the limit."
            );
        }
    }
}
