import { courseInput } from '@/lib/domain/course/course-input.ts'
import { route } from '@/lib/http/route.ts'
import { createCourse } from '@/lib/use-cases/course/create-course.ts'

export const POST = route({ body: courseInput }, ({ session, body }) => createCourse(session.user, body))
