using SupportConsole.Core.Access;

namespace SupportConsole.Core.Billing.Credits;

/// <summary>Grants the complimentary credit: once in an account's life, whoever asks how often.</summary>
public interface ICreditService
{
    /// <summary>Grants it, or says which rule refuses it. Audited either way, in the same transaction.</summary>
    /// <returns>Every expected end is a value of the outcome; nothing is half done.</returns>
    Task<CreditOutcome> GrantAsync(Actor actor, CreditRequest request, CancellationToken cancellationToken);
}
