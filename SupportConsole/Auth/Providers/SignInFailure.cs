using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Auth.Providers;

/// <summary>Tells what kind of problem an exception of a sign-in stands for.</summary>
internal static class SignInFailure
{
    private const string ErrorKey = "error";

    /// <summary>The problem; null for an exception that has nothing to do with the provider.</summary>
    public static SignInProblem? Find(Exception? exception) =>
        Causes(exception).Select(Known).FirstOrDefault(problem => problem is not null);

    /// <summary>
    /// The provider's error code, such as <c>invalid_client</c>, for the log; null when it gave none.
    /// </summary>
    public static string? ErrorCode(Exception? exception) =>
        Causes(exception).Select(cause => cause.Data[ErrorKey] as string).FirstOrDefault(code => code is not null)
            is { } found
        && found.Length <= 64
        && found.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
            ? found
            : null;

    private static SignInProblem? Known(Exception exception) =>
        exception switch
        {
            SecurityTokenExpiredException
            or SecurityTokenNotYetValidException
            or SecurityTokenInvalidLifetimeException => SignInProblem.ClockSkew,
            SecurityTokenInvalidIssuerException => SignInProblem.OtherTenant,
            SecurityTokenException => SignInProblem.InvalidAnswer,
            OpenIdConnectProtocolException { Data: var data } when data[ErrorKey] is string code => OfCode(code),
            OpenIdConnectProtocolException when IsUnreadable(exception) => SignInProblem.ProviderUnavailable,
            OpenIdConnectProtocolException => SignInProblem.InvalidAnswer,
            HttpRequestException or IOException or OperationCanceledException or TimeoutException =>
                SignInProblem.ProviderUnavailable,
            AuthenticationFailureException { InnerException: null } => SignInProblem.StateLost,
            _ => null,
        };

    /// <summary>
    /// True where the token endpoint answers with something else than a token or an error, such as a proxy's page. The
    /// library's own refusals are of further types, or begin with a number.
    /// </summary>
    private static bool IsUnreadable(Exception exception) =>
        exception.GetType() == typeof(OpenIdConnectProtocolException)
        && !exception.Message.StartsWith("IDX", StringComparison.Ordinal);

    /// <summary>Error codes of OAuth 2.0 and OpenID Connect.</summary>
    private static SignInProblem OfCode(string code) =>
        code switch
        {
            "access_denied" or "consent_required" or "interaction_required" or "login_required" =>
                SignInProblem.Refused,
            "server_error" or "temporarily_unavailable" => SignInProblem.ProviderUnavailable,
            _ => SignInProblem.ProviderError,
        };

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
