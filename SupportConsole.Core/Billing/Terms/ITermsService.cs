using SupportConsole.Core.Access;

namespace SupportConsole.Core.Billing.Terms;

/// <summary>
/// Changes how an account pays. What billing's own systems register later (the platform API's PUT) replaces it.
/// </summary>
public interface ITermsService
{
    /// <summary>Changes the terms, or says why not. Audited either way, in the same transaction.</summary>
    /// <returns>Every expected end is a value of the outcome; nothing is half done.</returns>
    Task<TermsOutcome> ChangeAsync(Actor actor, TermsRequest request, CancellationToken cancellationToken);
}
