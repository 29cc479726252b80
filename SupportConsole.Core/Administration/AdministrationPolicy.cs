using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Texts;

namespace SupportConsole.Core.Administration;

/// <summary>
/// What a manager may set: the dialogs ask as one types, the service asks again. E-mail and name have the platform API's
/// rule.
/// </summary>
public static class AdministrationPolicy
{
    public const int MaximumNameLength = 200;

    public const int MaximumOwnerLength = 200;

    public const int MaximumBillingIdLength = 128;

    /// <summary>Ten years of 365 days.</summary>
    public const int MaximumTtlHours = 87_600;

    /// <summary>What is wrong with the request's fields; empty when nothing is.</summary>
    public static IReadOnlyList<AdministrationProblem> Validate(AdministrationRequest request)
    {
        var problems = new List<AdministrationProblem>();
        if (request.FollowPlatform)
        {
            Add(nameof(request.Wanted), FollowProblem(request));
        }
        else
        {
            AddValueProblems(request, Add);
        }

        if (request.Removed.Count > 0 && (request.Field != AccountField.Plan || request.FollowPlatform))
        {
            Add(nameof(request.Removed), AdministrationTexts.OnlyWithPlan);
        }

        if (
            problems.Count == 0
            && AuditedSettings.Of(request.Field, request.Result) == AuditedSettings.Of(request.Field, request.Seen)
        )
        {
            Add(nameof(request.Wanted), AdministrationTexts.Unchanged);
        }

        Add(nameof(request.Reason), Justification.ReasonProblem(request.Reason));
        Add(nameof(request.Ticket), Justification.TicketProblem(request.Ticket));
        Add(nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId));
        return problems;

        void Add(string field, string? message)
        {
            if (message is not null)
            {
                problems.Add(new(field, message));
            }
        }
    }

    private static void AddValueProblems(AdministrationRequest request, Action<string, string?> add)
    {
        var wanted = request.Wanted;
        switch (request.Field)
        {
            case AccountField.Plan:
                add(nameof(wanted.Plan), Enum.IsDefined(wanted.Plan) ? null : AdministrationTexts.NoPlan);
                break;
            case AccountField.Contact:
                add(nameof(wanted.Email), EmailProblem(wanted.Email));
                add(nameof(wanted.Name), TextProblem(wanted.Name, "name", MaximumNameLength));
                break;
            case AccountField.Importance when wanted.ImportantOwner is { } owner:
                add(nameof(wanted.ImportantOwner), TextProblem(owner, "owner", MaximumOwnerLength));
                break;
            case AccountField.TranscriptTtl:
                add(
                    nameof(wanted.TranscriptTtlHours),
                    wanted.TranscriptTtlHours is < 1 or > MaximumTtlHours ? AdministrationTexts.TtlRange : null
                );
                break;
            case AccountField.ExternalBilling when wanted.ExternalBillingId is { } id:
                add(nameof(wanted.ExternalBillingId), TextProblem(id, "billing id", MaximumBillingIdLength));
                break;
        }
    }

    private static string? FollowProblem(AdministrationRequest request)
    {
        var shared = AccountFields.SharedPartOf(request.Field);
        return shared == ConsoleFields.None ? AdministrationTexts.NeverFromPlatform
            : (request.Seen.SetHere & shared) == ConsoleFields.None ? AdministrationTexts.FollowsAlready
            : null;
    }

    private static string? EmailProblem(string email) =>
        VisibleText.Problem(email, "e-mail address", isMultiline: false)
        ?? (SingleLine.IsEmail(email) ? null : AdministrationTexts.NoEmail);

    private static string? TextProblem(string text, string noun, int maximumLength) =>
        VisibleText.Problem(text, noun, isMultiline: false)
        ?? (SingleLine.IsPrintable(text, maximumLength) ? null : AdministrationTexts.TextRange(noun, maximumLength));
}
