using System.Security.Claims;
using Moq;
using SupportConsole.Auth;
using SupportConsole.Core.Access;
using SupportConsole.Core.Sessions;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Auth;

/// <summary>Sign-ins whose sessions a set holds in place of the database.</summary>
internal sealed class OpenSessions
{
    private readonly HashSet<string> _open = [];

    public OpenSessions(TimeProvider clock)
    {
        var sessions = new Mock<ISignInStore>();
        sessions
            .Setup(service =>
                service.BeginAsync(
                    It.IsAny<Actor>(),
                    It.IsAny<DateTimeOffset>(),
                    It.IsAny<string>(),
                    It.IsAny<string>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(() =>
            {
                var id = Guid.NewGuid().ToString("N");
                _open.Add(id);
                return id;
            });
        sessions
            .Setup(service => service.EndAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((string id, CancellationToken _) => _open.Remove(id))
            .Returns(Task.CompletedTask);
        sessions
            .Setup(service => service.IsOpenAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Returns((string id, CancellationToken _) => ValueTask.FromResult(_open.Contains(id)));
        SignIns = new(sessions.Object, clock);
    }

    public SignInSessions SignIns { get; }

    /// <summary>Signs the engineer in.</summary>
    public async Task<ClaimsPrincipal> SignInAsync() =>
        ActorClaims.ToPrincipal(
            Samples.Engineer,
            await SignIns.BeginAsync(Samples.Engineer, null, null, CancellationToken.None),
            "test"
        );
}
